create schema access;
grant usage on schema access to linli_app;

-- One human being who signs in. The phone is kept as cipher and keyed index, never in clear.
create table access.account (
  id uuid primary key,
  -- In one spelling: nobody is mistaken for somebody else by wide letters, capitals or a space.
  login text unique check (login = btrim(lower(normalize(login, nfkc) collate pg_c_utf8))),
  name text not null,
  phone_cipher bytea,
  phone_index bytea unique,
  password_hash text,
  -- The authenticator in use, and one that is being set up and counts once a code was made from it.
  second_factor_cipher bytea,
  second_factor_since timestamptz check ((second_factor_since is null) = (second_factor_cipher is null)),
  second_factor_next bytea,
  second_factor_step bigint not null default 0,
  disabled_at timestamptz,
  disabled_reason text,
  demo_key text unique
);
alter table access.account
  alter login set statistics 0,
  alter name set statistics 0,
  alter phone_index set statistics 0;
grant select, insert, update on access.account to linli_app;

-- Who holds which role where, from when to when. `person_id` is the resident whose records are "own".
create table access.posting (
  region bigint not null references territory.region,
  id uuid not null,
  account_id uuid not null references access.account,
  role text not null,
  person_id uuid,
  -- The number that hangs on the wall, not the person's own.
  phone text,
  from_on date not null,
  to_on date check (to_on >= from_on),
  -- Nobody appoints oneself. Empty where the app itself did: the founder's posts, and residents who join.
  appointed_by uuid references access.account constraint posting_not_oneself_check check (appointed_by <> account_id),
  -- It counts once its holder agrees; inside the own internal and for a new account it is agreed from the start.
  agreed_at timestamptz,
  declined_at timestamptz check (agreed_at is null or declined_at is null),
  -- What the post does for the app itself, as its method said then.
  duty text,
  -- Whoever administers is watched by somebody else, wherever the posts are.
  constraint posting_apart exclude using gist (account_id with =, duty with <>, daterange(from_on, to_on) with &&)
    where (duty is not null and agreed_at is not null),
  primary key (region, id)
);
create index posting_account on access.posting (account_id);
create index posting_role on access.posting (region, role);
create index posting_appointed_by on access.posting (appointed_by) where appointed_by is not null;
-- Who serves hangs on the wall; who lives there does not.
select platform.protect('access.posting', person => 'person_id', shared => 'person_id is null');
grant select, insert, update on access.posting to linli_app;

-- An account is known where one of its postings counts, opened by whoever appoints, and changed at the doors alone.
alter table access.account enable row level security, force row level security;
create policy known on access.account for select to linli_app
  using ((select current_setting('scope.span')::bigint) >= 999999999999
    or exists (select from access.posting p where p.account_id = account.id and p.agreed_at is not null));
create policy opened on access.account for insert to linli_app with check (true);
create policy changed on access.account for update to linli_app
  using ((select current_setting('scope.span')::bigint) >= 999999999999);

create table access.posting_area (
  region bigint not null,
  posting_id uuid not null,
  area_id uuid not null,
  kind text not null check (kind in ('grid', 'place')),
  primary key (region, posting_id, area_id),
  foreign key (region, posting_id) references access.posting
);
create index posting_area_area on access.posting_area (area_id);
select platform.protect('access.posting_area');
grant select, insert, delete on access.posting_area to linli_app;

-- A grid or place to which somebody is or was posted stays: a reference, but that an area is a grid or a place.
create function access.keep_posted() returns trigger language plpgsql as $$
begin
  if exists (select from access.posting_area where area_id = old.id) then
    raise foreign_key_violation using message = 'somebody is or was posted to it', constraint = 'posting_area_area_id_fkey';
  end if;
  return null;
end $$;
create trigger kept_while_posted after delete on territory.grid for each row execute function access.keep_posted();
create trigger kept_while_posted after delete on territory.place for each row execute function access.keep_posted();

-- A session is known by the hash of its token alone; its id opens nothing, and is how its owner names it to end it.
create table access.session (
  token_hash bytea primary key,
  id uuid not null unique,
  account_id uuid not null references access.account,
  posting_region bigint,
  posting_id uuid,
  second_factor_at timestamptz,
  -- From where, for its owner to know it again: the browser by its name, and the address.
  device text not null,
  ip text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on access.session (account_id);
create index session_expires on access.session (expires_at);
select platform.protect('access.session', internal => true);
grant select, insert, update, delete on access.session to linli_app;

-- What an account has arranged for itself: columns, views, text size. Nothing about anybody else.
create table access.preference (
  account_id uuid not null references access.account,
  key text not null,
  value jsonb not null,
  primary key (account_id, key)
);
select platform.protect('access.preference', internal => true);
grant select, insert, update, delete on access.preference to linli_app;

-- A door for somebody who was appointed: opened once, to set a password.
create table access.invite (
  token_hash bytea primary key,
  account_id uuid not null references access.account,
  expires_at timestamptz not null,
  -- For whoever lost the telephone with the authenticator on it.
  forgets_factor boolean not null
);
-- One link at a time: a second one replaces the first.
create unique index invite_account on access.invite (account_id);
select platform.protect('access.invite', internal => true);
grant select, insert, update, delete on access.invite to linli_app;

-- A code counts for the browser that asked for it: a stranger's guesses burn only what the stranger asked for.
create table access.phone_code (
  request_hash bytea primary key,
  phone_index bytea not null,
  code_hash bytea not null,
  expires_at timestamptz not null,
  tries smallint not null check (tries <= 3)
);
create index phone_code_expires on access.phone_code (expires_at);
select platform.protect('access.phone_code', internal => true);
grant select, insert, update, delete on access.phone_code to linli_app;

-- A view of a register that somebody who answers for the community keeps for all in one role there. Its
-- conditions may hold somebody's name.
create table access.shared_view (
  region bigint not null references territory.region,
  id uuid not null,
  role text not null,
  register text not null check (register in ('matters', 'residents')),
  name text not null,
  view jsonb not null,
  by_name text not null,
  primary key (region, id)
);
select platform.protect('access.shared_view');
grant select, insert, delete on access.shared_view to linli_app;
