import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Four pages, each a surface of its own, so that a phone never loads the desk. */
export default defineConfig({
  root: here('src/web'),
  plugins: [react()],
  cacheDir: here('.cache/vite'),
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    target: ['es2022', 'chrome100', 'safari15.4'],
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: {
        home: here('src/web/index.html'),
        resident: here('src/web/resident/index.html'),
        field: here('src/web/field/index.html'),
        desk: here('src/web/desk/index.html'),
      },
    },
  },
  server: { proxy: { '/rpc': 'http://localhost:8311', '/files': 'http://localhost:8311' } },
})
