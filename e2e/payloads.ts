/** Texts that would run, were they ever taken for anything but text: each way to run, in each disguise. */

/** What would run; it leaves a mark on the page that holds it. */
const ACTS = [
  'top.ran=1',
  'window.ran=1',
  'globalThis["ran"]=1',
  'top[`ran`]=1',
  'eval("ran=1")',
  'Function("ran=1")()',
  'setTimeout("ran=1")',
  'import(`data:text/javascript,ran=1`)',
  '(()=>{ran=1})()',
  'self.ran=document.cookie||1',
]
const SHAPES = [
  '<script>$</script>',
  '<ScRiPt>$</sCrIpT>',
  '<script src="data:text/javascript,$"></script>',
  '"><script>$</script>',
  "'-$-'",
  '</textarea><script>$</script>',
  '</title><script>$</script>',
  '<img src=x onerror=$>',
  '<img src=x onerror="$">',
  '"><img src=x onerror=$ x="',
  '<image/src/onerror=$>',
  '<svg onload=$>',
  '<svg><script>$</script></svg>',
  '<svg><animate onbegin=$ attributeName=x dur=1s>',
  '<math><mtext><img src=x onerror=$></mtext></math>',
  '<body onload=$>',
  '<details open ontoggle=$>',
  '<video><source onerror=$></video>',
  '<audio src=x onerror=$>',
  '<iframe srcdoc="<script>$</script>">',
  '<iframe src="javascript:$">',
  '<object data="javascript:$">',
  '<a href="javascript:$">x</a>',
  'javascript:$',
  '<form action="javascript:$"><button>x',
  '<input autofocus onfocus=$>',
  '<style>@import "javascript:$"</style>',
  '<link rel=stylesheet href="javascript:$">',
  '<meta http-equiv=refresh content="0;url=javascript:$">',
  '{{constructor.constructor("$")()}}',
]

export const PAYLOADS: readonly string[] = SHAPES.flatMap(shape =>
  ACTS.map(act => shape.replace('$', () => act)),
)

/** As many as fit into each text of that length, so that few texts hold them all. */
export function packed(payloads: readonly string[], most: number): string[] {
  const texts: string[] = []
  for (const payload of payloads.filter(({ length }) => length <= most)) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + 1 + payload.length <= most)
      texts[texts.length - 1] = `${last} ${payload}`
    else texts.push(payload)
  }
  return texts
}
