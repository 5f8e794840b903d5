import type { Snapshot } from '../domain/snapshot.ts';
import type { Draft } from './ports.ts';

/** The files of a reported message, and of what it passes on, to be copied like proof (SPEC 3.4). */
export const filesIn = ({ attachments, forwards }: Snapshot): Draft['files'] =>
  [attachments, ...forwards.map((forward) => forward.attachments)]
    .flat()
    .map(({ name, size, url }) => ({ name, size, url, sha256: null, from: 'message' }));
