import { After, Before, BeforeStep, Status, setDefaultTimeout, setWorldConstructor, World } from '@cucumber/cucumber'
import { type Below, isOfBackground, type Scenario, scenarioOf, tableOf, textOf } from '../src/index.ts'

/** What `this` is in every step: the scenario and its facets. */
export class Rollcall extends World<{ seed?: number | string }> {
  /** There from the scenario's beginning on, unless that fails. */
  scenario!: Scenario

  get setup() {
    return this.scenario.setup
  }

  get workload() {
    return this.scenario.workload
  }

  get actions() {
    return this.scenario.actions
  }

  get nodes() {
    return this.scenario.nodes
  }

  get faults() {
    return this.scenario.faults
  }

  get objects() {
    return this.scenario.objects
  }

  get expectations() {
    return this.scenario.expectations
  }

  /** What stands below the sentence, which must be a table. */
  table(below: Below) {
    return tableOf(below, this.scenario)
  }

  /** What stands below the sentence, which must be a text. */
  text(below: Below) {
    return textOf(below, this.scenario)
  }
}

setWorldConstructor(Rollcall)

// A long virtual run is short in reality, and where it is not, nobody wants it cut off.
setDefaultTimeout(-1)

Before({ name: 'the scenario begins' }, function (this: Rollcall, { pickle, gherkinDocument }) {
  this.scenario = scenarioOf(pickle, gherkinDocument.feature?.language, this.parameters.seed)
})

BeforeStep(function (this: Rollcall, { pickle, pickleStep, gherkinDocument }) {
  this.scenario.beginStep({
    text: pickleStep.text,
    inBackground: isOfBackground(pickleStep, gherkinDocument),
    isLast: pickle.steps.at(-1) === pickleStep,
    hasArgument: pickleStep.argument !== undefined,
  })
})

// Registered before the hook that judges, hence run after it: what a failing hook attaches would be printed in the terminal.
After({ name: 'the timeline is kept' }, async function (this: Rollcall) {
  for (const { data, ...about } of this.scenario?.attachments() ?? []) await this.attach(data as string, about)
})

After({ name: 'the scenario ends' }, async function (this: Rollcall, { result }) {
  if (this.scenario === undefined) return
  if (result?.status === Status.FAILED)
    await this.attach(this.scenario.seedLine, { mediaType: 'text/plain', fileName: 'seed.txt' })
  this.scenario.end(result?.status === Status.PASSED)
})
