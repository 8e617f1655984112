/**
 * An error that says all there is to say: where in our code it was thrown helps nobody. As such it is a mistake in the feature; JUnit's reports
 * call a failure by the name of its class.
 */
export class ScenarioError extends Error {
  constructor(text: string) {
    super(text)
    this.name = ''
    this.stack = text
  }
}

/** What a sentence expects is not so. */
export class ExpectationFailed extends ScenarioError {}

/** Something was refused, and no sentence expected that. */
export class UnexpectedRefusal extends ScenarioError {}

/** What always holds was broken. */
export class InvariantBroken extends ScenarioError {}
