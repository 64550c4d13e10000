/** Each page is a surface of its own, so that a phone never loads the desk: it is built and served under its name. */
export const PAGES = ['resident', 'field', 'desk', 'who', 'track', 'setup', 'invite']
