/**
 * Figures: measures of a region and a day, derived from records and summed over intervals of codes.
 * Nobody types a figure; ratios are sums of parts over sums of wholes.
 */
export { figureRoutes } from './routes.ts'
export { refresh } from './service.ts'
export { restock, touchAll } from './stock.ts'
