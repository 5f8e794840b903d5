/** What Discord would show a person who tries something that is not possible; the text says what and why. */
export class PersonError extends Error {
  override name = 'PersonError';
}
