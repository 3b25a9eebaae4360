export { analysePerson, canAnalysePeople } from './analyse-person.ts';
export { checkPerson, type PersonChecks } from './check-person.ts';
export type * from './types.ts';
