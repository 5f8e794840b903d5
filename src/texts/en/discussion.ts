/** What was said in the case thread, in the text file behind *Discussion* (SPEC 4.4). Times are UTC. */
export const discussion = {
  button: 'Discussion',
  nothing: 'Nobody has written anything in the thread of this case yet.',
  shown: (count: number) =>
    count === 1 ? '1 message, with what became of it.' : `${count} messages, with what became of them.`,
  onlyLatest: (left: number) =>
    left === 0 ? '' : ` ${left === 1 ? '1 earlier one does' : `${left} earlier ones do`} not fit into one file.`,
  heading: (reference: string) => `${reference}: what was written in the case thread. Times are UTC.`,
  answers: (name: string | null) => (name === null ? '(answers a message)' : `(answers ${name})`),
  edited: (at: string) => `(edited ${at})`,
  deleted: (at: string) => `(deleted, noticed ${at})`,
  file: (name: string, size: string) => `(file: ${name}, ${size})`,
  sticker: (name: string) => `(sticker: ${name})`,
  erased: '(no longer kept)',
};
