/**
 * A city as the app would know it: regions, places, grids, people, staff and their sessions, loaded
 * in bulk. Every community is laid out alike and every id says what it names, where and which: so a
 * program that drives the app needs no look-up, and a record of one community has its twin in all.
 */
import type pg from 'pg'
import { nameTokens } from '#platform/tokens.ts'
import type { Vault } from '#platform/vault.ts'
import { bulky, eachOf, withoutKeys } from './bulk.ts'
import { nameAt } from './words.ts'

type Community = { code: number; residents: number; homes: number }
export type City = { communities: Community[] }

export const METHOD = 'one-home'
const CITY = 990100000000
const GRIDS = 4
/** In each community as many residents have an account, every twelfth of them. */
export const ACCOUNTS = 20
const EVERY = 12
const LEAST = ACCOUNTS * EVERY
const HOMES_A_BUILDING = 30
const [COUNTIES, STREETS, COMMUNITIES] = [7, 6, 4]
export const MOST_COMMUNITIES = COUNTIES * STREETS * COMMUNITIES

/** What an id names: the third to sixth byte of it. */
const KINDS = {
  estate: 1,
  building: 2,
  unitDoor: 3,
  dwelling: 4,
  grid: 5,
  person: 6,
  household: 7,
  residency: 8,
  account: 9,
  posting: 10,
} as const
/** Accounts and postings: residents by their number, then the workers by grid, then the clerks. */
const WORKERS = 1_000_000
export const residentAt = (nth: number): number => nth * EVERY
export const workerAt = (grid: number): number => WORKERS + grid
const FIRST_CLERK = WORKERS + GRIDS
const CLERKS = 4
const STREET_OFFICER = FIRST_CLERK + CLERKS
export const clerkAt = (nth: number): number => FIRST_CLERK + (nth % CLERKS)

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

export const idOf = (kind: keyof typeof KINDS, region: number, n: number): string =>
  `${hex(n, 8)}-${hex(KINDS[kind], 4)}-7000-8000-${hex(region, 12)}`
/** Whoever holds posting `n` of a region is known to the app by this. */
export const tokenOf = (region: number, n: number): string => `bench-${region}-${n}`
/** 2.8 people live in a home, building after building, and the grids take turns. */
export const homeOf = (person: number): number => Math.floor((person * 5) / 14)
export const gridOf = (home: number): number => Math.floor(home / HOMES_A_BUILDING) % GRIDS

/** One community in fifteen is as large as a town: it holds a fifteenth of the residents by itself. */
export function layOut({
  communities: count,
  residents,
}: {
  communities: number
  residents: number
}): City {
  const codes = Array.from({ length: COUNTIES * STREETS * COMMUNITIES }, (_, i) => {
    const street = Math.floor(i / COMMUNITIES)
    const county = CITY + (Math.floor(street / STREETS) + 1) * 1_000_000
    return county + ((street % STREETS) + 1) * 1000 + (i % COMMUNITIES) + 1
  }).slice(0, count)
  const large = count > 1 ? Math.max(LEAST, Math.floor(residents / 15)) : 0
  const small = Math.max(LEAST, Math.floor((residents - large) / Math.max(count - 1, 1)))
  const communities = codes.map((code, i) => {
    const living = i === 0 && large ? large : small
    const homes =
      Math.ceil((homeOf(living) + 1) / HOMES_A_BUILDING / GRIDS) * HOMES_A_BUILDING * GRIDS
    return { code, residents: living, homes }
  })
  return { communities }
}

export async function loadCity(admin: pg.Pool, vault: Vault, city: City): Promise<void> {
  await admin.query(TOOLS)
  const { communities } = city
  await admin.query(
    'insert into bench.community select * from json_to_recordset($1) as c (code bigint, residents int, homes int)',
    [JSON.stringify(communities)],
  )
  const most = Math.max(...communities.map(({ residents }) => residents))
  const names = Array.from({ length: most }, (_, n) => nameAt(n))
  await admin.query(
    'insert into bench.name select n - 1, name from unnest($1::text[]) with ordinality as t (name, n)',
    [names],
  )
  await admin.query('insert into bench.word select * from unnest($1::int[], $2::text[])', [
    names.flatMap((name, n) => nameTokens(name).map(() => n)),
    names.flatMap(nameTokens),
  ])
  await bulky(admin, async client => void (await client.query(LAND)))
  await withoutKeys(admin, 'people.token', () =>
    eachOf(admin, communities, (client, community) => loadPeople(client, vault, community)),
  )
  await admin.query(STAFF)
}

async function loadPeople(
  client: pg.PoolClient,
  vault: Vault,
  { code, residents }: Community,
): Promise<void> {
  // Two of three can be level up.
  const phones = Array.from({ length: residents }, (_, n) =>
    n % 3 < 2
      ? `19${String((code % 10_000) * 100_000 + n)
          .slice(-9)
          .padStart(9, '0')}`
      : null,
  )
  await client.query(PEOPLE, [
    code,
    phones.map((phone, n) => phone && vault.seal(phone, `person-phone:${idOf('person', code, n)}`)),
    phones.map(phone => phone && vault.index(phone)),
  ])
  await client.query('set session_replication_role = origin')
  await client.query(RESIDENCIES, [code, residents])
  await client.query('set session_replication_role = replica')
}

const id = (kind: keyof typeof KINDS, n: string, region = 'c.code') =>
  `bench.id(${KINDS[kind]}, ${n}, ${region})`

/** The same ids in SQL, and what the statements below read from. */
const TOOLS = `
  create schema bench;
  create function bench.id(kind int, n int, region bigint) returns uuid language sql immutable
    return (lpad(to_hex(n), 8, '0') || lpad(to_hex(kind), 4, '0') || '70008000' || lpad(to_hex(region), 12, '0'))::uuid;
  -- The twin of something in another region.
  create function bench.at(of uuid, region bigint) returns uuid language sql immutable
    return (left(of::text, 24) || lpad(to_hex(region), 12, '0'))::uuid;
  create table bench.community (code bigint, residents int, homes int);
  create table bench.name (n int primary key, name text);
  create table bench.word (n int, token text);`

const LAND = `
  insert into territory.region (code, name, parent, method_id)
    select ${CITY}, '云岭市', null, '${METHOD}'
    union select code / 1000000 * 1000000, '第' || code / 1000000 % 100 || '区', ${CITY}, '${METHOD}' from bench.community
    union select code / 1000 * 1000, '第' || code / 1000 % 1000 || '街道', code / 1000000 * 1000000, '${METHOD}' from bench.community
    union select code, '第' || code % 1000000 || '社区', code / 1000 * 1000, '${METHOD}' from bench.community;
  insert into territory.grid (region, id, code, name)
    select code, ${id('grid', 'g')}, code || '00' || g + 1, '第' || g + 1 || '网格' from bench.community c cross join generate_series(0, ${GRIDS - 1}) g;
  insert into territory.grid_within (region, grid_id, around_id, steps) select region, id, id, 0 from territory.grid;

  insert into territory.place (region, id, kind, name, address, depth)
    select code, ${id('estate', 'e')}, 'estate', name, name, 0
    from bench.community c, (values (0, '和园小区'), (1, '锦绣花园')) as t (e, name);
  insert into territory.place (region, id, kind, name, address, parent_id, estate_id, depth)
    select p.region, ${id('building', 'b')}, 'building', b / 2 + 1 || '栋', p.address || ' ' || b / 2 + 1 || '栋', p.id, p.id, 1
    from bench.community c cross join generate_series(0, homes / ${HOMES_A_BUILDING} - 1) b
    join territory.place p on p.region = c.code and p.id = ${id('estate', 'b % 2')};
  insert into territory.place (region, id, kind, name, address, parent_id, estate_id, building_id, depth)
    select p.region, ${id('unitDoor', 'd')}, 'unitDoor', d % 2 + 1 || '单元', p.address || ' ' || d % 2 + 1 || '单元', p.id, p.estate_id, p.id, 2
    from bench.community c cross join generate_series(0, homes / 15 - 1) d
    join territory.place p on p.region = c.code and p.id = ${id('building', 'd / 2')};
  insert into territory.place (region, id, kind, name, address, parent_id, estate_id, building_id, unit_door_id, depth)
    select p.region, ${id('dwelling', 'h')}, 'dwelling', no || '室', p.address || ' ' || no || '室', p.id, p.estate_id, p.building_id, p.id, 3
    from bench.community c cross join generate_series(0, homes - 1) h
    cross join lateral (select (h % 15 / 3 + 1) * 100 + h % 3 + 1 as no) n
    join territory.place p on p.region = c.code and p.id = ${id('unitDoor', 'h / 15')};
  insert into territory.place_grid (region, place_id, grid_id, from_on)
    select code, ${id('building', 'b')}, ${id('grid', `b % ${GRIDS}`)}, '2020-01-01'
    from bench.community c cross join generate_series(0, homes / ${HOMES_A_BUILDING} - 1) b;
  insert into people.household (region, id, place_id, use, residence_type, declared_usual)
    select code, ${id('household', 'h')}, ${id('dwelling', 'h')},
      (array['own', 'own', 'own', 'let', 'let', 'vacant', 'business'])[h % 7 + 1],
      (array['present', 'present', 'present', 'renting', 'absent', 'unregistered'])[h % 6 + 1], 3
    from bench.community c cross join generate_series(0, homes - 1) h`

/** Numbers that share no factor, so that a filter over two columns finds a part of a part. */
const PEOPLE = `
  with living as (
    select $1::bigint as code, n::int - 1 as n, phone, number
    from unnest($2::bytea[], $3::bytea[]) with ordinality as t (phone, number, n)),
  persons as (
    insert into people.person (region, id, name, phone_cipher, phone_index, since, sex, birth_on, origin, informed_on)
    select code, ${id('person', 'n')}, name, phone, number, '2024-03-01', (array['male', 'female'])[n % 2 + 1],
      date '1936-01-01' + n * 7919 % 32000, (array['云岭市青溪县', '云岭市青溪县', '江州市临江区', '外省'])[n % 11 % 4 + 1], '2024-03-01'
    from living c join bench.name using (n))
  insert into people.token (region, token, person_id)
  select code, token, ${id('person', 'n')} from living c join bench.word using (n)`

/** Told to the app’s own triggers, which write the register. */
const RESIDENCIES = `
  with living as (select $1::bigint as code, n from generate_series(0, $2::int - 1) n)
  insert into people.residency (region, id, person_id, household_id, kind, from_on, relation)
  select code, ${id('residency', 'n')}, ${id('person', 'n')}, ${id('household', 'n * 5 / 14')},
    (array['registered', 'registered', 'registered', 'floating', 'usual'])[n % 5 + 1], date '2005-01-01' + n * 104729 % 7000,
    case n * 5 % 14 / 5 when 0 then 'head' when 1 then 'spouse' else 'child' end
  from living c`

const STAFF = `
  insert into access.account (id, login, name)
    select ${id('account', 'n')}, 'bench-' || code || '-' || n, name
    from bench.community c cross join generate_series(0, ${residentAt(ACCOUNTS - 1)}, ${EVERY}) n join bench.name using (n);
  insert into access.posting (region, id, account_id, role, person_id, from_on, agreed_at)
    select code, ${id('posting', 'n')}, ${id('account', 'n')}, 'resident', ${id('person', 'n')}, '2024-03-01', '2024-03-01'
    from bench.community c cross join generate_series(0, ${residentAt(ACCOUNTS - 1)}, ${EVERY}) n;
  with staff as (
    select code, ${WORKERS} + g as n, 'gridWorker' as role, '网格员' || g + 1 as name from bench.community, generate_series(0, ${GRIDS - 1}) g
    union all select code, ${FIRST_CLERK} + k, 'clerk', '社区工作者' || k + 1 from bench.community, generate_series(0, ${CLERKS - 1}) k
    union all select distinct code / 1000 * 1000, ${STREET_OFFICER}, 'streetOfficer', '街道经办人' from bench.community),
  accounts as (
    insert into access.account (id, login, name) select ${id('account', 'n')}, 'bench-' || code || '-' || n, name from staff c)
  insert into access.posting (region, id, account_id, role, from_on, agreed_at)
    select code, ${id('posting', 'n')}, ${id('account', 'n')}, role, '2024-03-01', '2024-03-01' from staff c;
  insert into access.posting_area (region, posting_id, area_id, kind)
    select code, ${id('posting', `${WORKERS} + g`)}, ${id('grid', 'g')}, 'grid' from bench.community c cross join generate_series(0, ${GRIDS - 1}) g;
  insert into access.session (token_hash, id, device, ip, account_id, posting_region, posting_id, second_factor_at, created_at, seen_at, expires_at)
    select sha256(convert_to('bench-' || region || '-' || n, 'UTF8')), p.id, '', '', account_id, region, p.id,
      case when person_id is null then now() end, now(), now(), now() + interval '1 day'
    from access.posting p cross join lateral (select ('x' || left(p.id::text, 8))::bit(32)::int as n) i;
  analyze;`
