/** A line each, as it stands; ⏎ is a line of its own text. */
export const lines = (text: TemplateStringsArray): string[] =>
  String.raw(text)
    .replaceAll(/\\([`$])/g, '$1')
    .trim()
    .split('\n')
    .map(line => line.replaceAll('⏎', '\n'))
