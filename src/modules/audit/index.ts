/**
 * Audit: who looked at whose data and why. The rows are written once and read by the person they are
 * about (Personal Information Protection Law, art. 44–45).
 */
export { auditRoutes } from './routes.ts'
export { seen } from './service.ts'
