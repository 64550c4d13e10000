/** What each module brings to the screens, a line each. */
export { publications } from '#modules/publications/ui/index.ts'
