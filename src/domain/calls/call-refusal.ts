/** Why nobody has to say, or can say any more, that they are on it. */
export type CallRefusal = { code: 'somebody-on-it'; userId: string } | { code: 'not-urgent' };
