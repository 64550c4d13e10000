-- What every noun is made with. Each function writes one table of a noun into the noun's own schema:
-- `matters.matter` gets `matters.matter_step`, whose rows are seen by whoever sees their matter.
--
--   add_story(noun)               the story, one line a step, in one order that nobody can write twice
--   add_obligations(noun, whats)  promised times: what is owed, on which clock, since when, with what pauses
--   add_attachments(noun)         files that are shown with it, in their order
--   add_search_words(noun)        the words under which it is found
--
-- In the forms below %1$s is the noun, %2$s the new table, %3$s its name alone and %4$s the column that
-- leads to the noun.
create schema work;

create function work.add_part(noun regclass, part text, may text, form text) returns void language plpgsql as $$
declare
  bare constant name := (select relname from pg_class where oid = noun);
  via constant name := bare || '_id';
  target constant text := noun::text || '_' || part;
begin
  execute format(form, noun, target, bare || '_' || part, via);
  perform platform.protect(target::regclass, parent => noun, via => via);
  execute format('grant %s on %s to linli_app', may, target);
end $$;

create function work.add_story(noun regclass) returns void language sql as $$
  select work.add_part(noun, 'step', 'select, insert', '
    create table %2$s (
      region bigint not null,
      %4$s uuid not null,
      seq integer not null,
      at timestamptz not null,
      action text not null,
      from_state text,
      to_state text not null,
      account_id uuid,
      posting_id uuid,
      by_name text,
      by_role text,
      to_name text,
      to_role text,
      reason text,
      primary key (region, %4$s, seq),
      foreign key (region, %4$s) references %1$s
    )')
$$;

-- Of a kind one promise runs at a time; the kinds are the noun's own.
create function work.add_obligations(noun regclass, whats text[]) returns void language sql as $$
  select work.add_part(noun, 'obligation', 'select, insert, update', replace('
    create table %2$s (
      region bigint not null,
      id uuid not null,
      %4$s uuid not null,
      what text not null check (what in (<whats>)),
      clock text not null check (clock in (''naturalHour'', ''workHour'', ''workDay'', ''naturalDay'')),
      amount integer not null check (amount > 0),
      started_at timestamptz not null,
      due_at timestamptz,
      provisional boolean not null,
      pauses jsonb not null default ''[]'',
      state text not null check (state in (''running'', ''paused'', ''met'', ''missed'', ''dropped'')),
      ended_at timestamptz,
      escalated_at timestamptz,
      primary key (region, id),
      foreign key (region, %4$s) references %1$s,
      check ((state in (''running'', ''paused'')) = (ended_at is null)),
      check ((state = ''paused'') = (due_at is null and ended_at is null))
    );
    create unique index %3$s_live on %2$s (region, %4$s, what) where ended_at is null;
    create index %3$s_of on %2$s (region, %4$s);
    create index %3$s_overdue on %2$s (due_at) where state = ''running'' and escalated_at is null;
    create index %3$s_provisional on %2$s (due_at) where provisional and state = ''running''',
    '<whats>', (select string_agg(quote_literal(what), ', ') from unnest(whats) what)))
$$;

create function work.add_attachments(noun regclass) returns void language sql as $$
  select work.add_part(noun, 'attachment', 'select, insert', '
    create table %2$s (
      region bigint not null,
      %4$s uuid not null,
      file_id uuid not null,
      slot smallint not null check (slot >= 0),
      primary key (region, %4$s, file_id),
      foreign key (region, %4$s) references %1$s,
      foreign key (region, file_id) references platform.file
    );
    create index %3$s_file on %2$s (region, file_id)')
$$;

-- Without a foreign key: words are written by the dozen with their noun, which is never deleted. Above a
-- community nobody is found by name: what is not told must not be answered either.
create function work.add_search_words(noun regclass) returns void language sql as $$
  select work.add_part(noun, 'word', 'select, insert, delete', '
    create table %2$s (
      region bigint not null,
      token text collate "C" not null,
      %4$s uuid not null,
      -- Of a name, and nowhere else in what is told.
      of_name boolean not null,
      primary key (region, token, %4$s) include (of_name)
    );
    create policy names_with_people on %2$s as restrictive for select to linli_app
      using (not of_name or (select current_setting(''scope.person_span'')::bigint) >= 0)')
$$;

revoke execute on all functions in schema work from public;
