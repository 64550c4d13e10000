/**
 * Audit: who looked at whose data and why. The rows are written once and read by the person they are
 * about (Personal Information Protection Law, art. 44–45). And who took lists of people out, for whoever answers
 * for the community.
 */
export { auditRoutes } from './routes.ts'
export { seen, taken } from './service.ts'
