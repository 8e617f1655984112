import type { State } from './lane-kinds.ts'
import { element } from './svg.ts'

/** How a state is drawn: height tells it apart where colours cannot. */
export interface Look {
  /** Pixels. */
  readonly height: number
  readonly name: string
}

/** In the order of the legend. */
export const looks: Readonly<Record<State, Look>> = {
  pending: { height: 8, name: 'pending' },
  creating: { height: 12, name: 'scheduled, starting' },
  stalled: { height: 12, name: 'container cannot start' },
  unready: { height: 16, name: 'running, not ready' },
  ready: { height: 18, name: 'ready' },
  terminating: { height: 10, name: 'terminating' },
  failed: { height: 16, name: 'failed' },
  succeeded: { height: 10, name: 'succeeded' },
  bound: { height: 8, name: 'claim bound' },
  lost: { height: 12, name: 'claim lost' },
  up: { height: 6, name: 'node ready' },
  cordoned: { height: 10, name: 'node cordoned' },
  down: { height: 16, name: 'node not ready' },
  set: { height: 2, name: 'set exists' },
  fault: { height: 16, name: 'fault' },
}

const light = `--back:#fff;--text:#1f2328;--soft:#59636e;--line:#d8dee4;--pending:#8c959f;--creating:#54aeff;--unready:#e3b341;--ready:#1a7f37;
--terminating:#a475f9;--failed:#cf222e;--succeeded:#6e7781;--bound:#4d8f9c;--up:#b7c0c9;--hatch:#ffffff8c;--fade:#ffffffb3;
--on-ready:#fff;--on-unready:#1f2328;--on-failed:#fff;--wait:#fff1c9;--wait-line:#bf8700;--fault:#cf222e;--band:#cf222e12;--step:#0969da;--on-step:#fff`

const dark = `--back:#0d1117;--text:#e6edf3;--soft:#9ca5b0;--line:#2b323b;--pending:#7d8590;--creating:#58a6ff;--unready:#d29922;--ready:#3fb950;
--terminating:#b083f5;--failed:#f85149;--succeeded:#8b949e;--bound:#56a3b1;--up:#4a525c;--hatch:#0d111780;--fade:#0d1117b3;
--on-ready:#06210d;--on-unready:#1b1300;--on-failed:#2a0506;--wait:#3b2e0a;--wait-line:#d29922;--fault:#f85149;--band:#f851491a;--step:#58a6ff;--on-step:#0d1117`

/** The colours of both modes; the picture follows the reader's, also where it is shown as an image. */
export const style = `.rollcall{${light}}
@media(prefers-color-scheme:dark){.rollcall{${dark}}}
.rollcall{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;font-size:12px}
.rollcall text{fill:var(--text);font-variant-numeric:tabular-nums}
.rollcall .soft{fill:var(--soft);font-size:11px}.rollcall .head{font-weight:600;font-size:11px;fill:var(--soft)}
.rollcall .title{font-weight:600;font-size:14px}
.back{fill:var(--back)}.grid{stroke:var(--line)}.row{fill:var(--line);fill-opacity:.28}
.pending{fill:none;stroke:var(--pending);stroke-dasharray:3 2}.creating{fill:var(--creating)}.unready{fill:var(--unready)}.ready{fill:var(--ready)}
.stalled{fill:var(--back);stroke:var(--failed);stroke-width:2}
.terminating{fill:var(--terminating)}.failed,.lost{fill:var(--failed)}.succeeded{fill:var(--succeeded)}.bound{fill:var(--bound)}
.up,.set{fill:var(--up)}.cordoned{fill:var(--unready)}.down{fill:var(--failed)}.fault{fill:var(--fault)}
.hatch{stroke:var(--hatch);stroke-width:3;fill:none}.dot{fill:var(--hatch)}
.rollcall .on{font-size:11px;font-weight:600;paint-order:stroke;stroke-width:3px;stroke-linejoin:round}
.rollcall .on-ready{fill:var(--on-ready);stroke:var(--ready)}.rollcall .on-unready{fill:var(--on-unready);stroke:var(--unready)}
.rollcall .on-failed{fill:var(--on-failed);stroke:var(--failed)}.rollcall .on-fault,.rollcall .on-down{fill:var(--on-failed);stroke:var(--fault)}
.wait{fill:var(--wait);stroke:var(--wait-line)}.brief{stroke:none;fill:var(--wait-line);fill-opacity:.4}.rollcall .waits{font-size:11px}
.restart{stroke:var(--back);stroke-width:1.5}.restart-dot{fill:var(--failed)}
.change{fill:var(--step)}.rollcall .changes{font-size:11px;fill:var(--text)}
.refusal{fill:var(--failed);stroke:var(--back)}.band{fill:var(--band)}
.cut{fill:var(--fade)}.cut-edge{stroke:var(--soft);stroke-dasharray:2 3}
.step{fill:var(--step)}.rollcall .step-number{fill:var(--on-step);font-size:11px;font-weight:600;text-anchor:middle}
.rollcall .middle{text-anchor:middle}.rollcall .end{text-anchor:end}`

/** Revisions after the first are told apart by a pattern; the fifth looks like the second again. */
export const patterns: readonly string[] = [
  element('path', { class: 'hatch', d: 'M-2 10 10 -2M4 16 16 4' }),
  element('path', { class: 'hatch', d: 'M-2 2 10 14M4 -4 16 8' }),
  element('circle', { class: 'dot', cx: 6, cy: 6, r: 3 }),
].map((drawing, index) =>
  element('pattern', { id: `revision-${index + 2}`, width: 12, height: 12, patternUnits: 'userSpaceOnUse' }, drawing),
)

/** The fill that marks the revision at this index of those that appeared; undefined for the first. */
export function patternOf(index: number): string | undefined {
  return index <= 0 ? undefined : `url(#revision-${((index - 1) % patterns.length) + 2})`
}
