/** Keeps the shell of a surface on the device; where a browser will not, the surface works with a network. */
export function openOffline(surface: string) {
  if (!('serviceWorker' in navigator)) return
  window.addEventListener('load', () => {
    navigator.serviceWorker
      .register(`/${surface}/sw.js`, { scope: `/${surface}/` })
      .catch(() => undefined)
  })
}
