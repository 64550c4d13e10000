/**
 * How each table is protected where the interval of regions alone does not say who sees its rows: the
 * rows of a person are seen where people are, and by that person; the rows of a matter with the
 * matter; what may name people is seen where people are. The words are those of `platform.protect`.
 */
export const PROTECTED_BY: Record<string, string> = {
  'audit.view': "person => 'person_id'",
  'people.person': "person => 'id'",
  'people.residency': "person => 'person_id'",
  'people.token': "person => 'person_id'",
  'people.resident': 'people => true',
  'matters.matter': "person => 'requester_id', shared => 'sent_up'",
  'matters.answer': "parent => 'matters.matter', via => 'matter_id'",
  'matters.obligation': "parent => 'matters.matter', via => 'matter_id'",
  'matters.photo': "parent => 'matters.matter', via => 'matter_id'",
  'matters.step': "parent => 'matters.matter', via => 'matter_id'",
  'matters.token': "parent => 'matters.matter', via => 'matter_id'",
  'platform.command': 'people => true',
  'imports.import': 'people => true',
  'imports.chunk': 'people => true',
  'imports.finding': 'people => true',
  'imports.change': 'people => true',
}
