import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildSync, transformSync } from 'esbuild'
import type { Run } from './run.ts'
import { timelineStyle } from './timeline-svg.ts'

/** The page of a run: one file of HTML that loads nothing from anywhere and can be opened from a disk. */
export function pageOf(run: Run): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
<title>Rollcall</title>
<style>${css()}</style>
</head>
<body>
<a id="skip" href="#content"></a>
<header><strong><a href="#/">Rollcall</a></strong><input id="search" type="search"><span id="languages"></span></header>
<main id="content" tabindex="-1"></main>
<script type="application/json" id="run">${scriptJson(run)}</script>
<script>${script()}</script>
</body>
</html>
`
}

/** JSON that may stand inside a script element. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

const browser = new URL('browser/', import.meta.url)

function css(): string {
  const text = readFileSync(new URL('page.css', browser), 'utf8') + timelineStyle
  return transformSync(text, { loader: 'css', minify: true }).code
}

/** The page's program: the same lanes, views and transcripts as everywhere, for the browser. */
function script(): string {
  const entryPoints = [fileURLToPath(new URL('main.ts', browser))]
  const { outputFiles } = buildSync({
    entryPoints,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  })
  return outputFiles[0]!.text.replaceAll('</script', '<\\/script')
}
