// Builds the console into dist/, which the server hands out as plain files.

import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// light-dark() must reach the browser as written: the lowered form cannot follow the operator's choice of theme.
const browsers = ['chrome123', 'firefox120', 'safari17.5']

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  build: {
    target: browsers,
    cssTarget: browsers,
    // The server's policy allows neither inline scripts nor data: URLs.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
})
