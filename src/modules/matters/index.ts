/**
 * Matters: everything that somebody must answer for, from the moment it is told until the requester
 * has judged the outcome. Owns the promised times and who holds the work. Knows the community's way
 * of working only as a method's data.
 */
export { escalateOverdue } from './escalation.ts'
export { photoVisible } from './photos.ts'
export { matterRoutes } from './routes.ts'
export { settlePromises } from './settling.ts'
