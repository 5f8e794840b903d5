import { AttachmentBuilder } from 'discord.js';
import { transcriptButton as words } from '../../texts/en/transcript.ts';
import { inMessages, transcriptFiles } from '../transcript/files.ts';
import type { TranscriptFile } from '../transcript/files.ts';
import { row } from '../views/components.ts';
import { transcriptPress, transcriptVerb } from '../views/transcript-button.ts';
import { says } from '../with-words.ts';
import { caseButton } from './case-buttons.ts';

/**
 * The transcript of a case, to whoever may see the case and presses, alone (SPEC 9.5, 11); `step` is how many of its
 * messages were given before.
 */
export const showTranscript = caseButton(transcriptVerb, (view, { context, person, step, fileBytesAtMost }) => ({
  show: 'later',
  work: async () => {
    const audience = person.isLeader ? 'leader' : 'staff';
    const files = await transcriptFiles(context, view, { audience, limitBytes: fileBytesAtMost });
    const messages = inMessages(files);
    const given = messages[step];
    if (given === undefined) return says(words.noMore);
    const components = step + 1 < messages.length ? [row(transcriptPress(view.state.caseId, step + 1))] : [];
    const attached = await attachments(given);
    const content = words.given(view.state.reference, { step, of: messages.length });
    return { show: 'message', payload: { content, files: attached, components } };
  },
}));

async function attachments(files: TranscriptFile[]): Promise<AttachmentBuilder[]> {
  const all: AttachmentBuilder[] = [];
  for (const { name, bytes } of files) all.push(new AttachmentBuilder(await bytes(), { name }));
  return all;
}
