/** An error that says all there is to say: where in our code it was thrown helps nobody. */
export class Told extends Error {
  constructor(text: string) {
    super(text)
    this.name = ''
    this.stack = text
  }
}
