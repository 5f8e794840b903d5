import { transcriptButton as words } from '../../texts/en/transcript.ts';
import { encodeCustomId } from '../custom-id.ts';
import { button } from './components.ts';

export const transcriptVerb = 'transcript';

/** Asks for the transcript of a case. @param from how many of its messages were given before */
export const transcriptPress = (caseId: string, from = 0) =>
  button(encodeCustomId({ verb: transcriptVerb, id: caseId, step: from }), from === 0 ? words.label : words.more);
