import { ButtonStyle } from 'discord.js';
import type { InteractionReplyOptions } from 'discord.js';
import type { Draft } from '../../app/ports.ts';
import type { CaseState } from '../../domain/case.ts';
import { sameSubject as words } from '../../texts/en/report.ts';
import { encodeCustomId } from '../custom-id.ts';
import { button, row } from './components.ts';

/** The question whether a report belongs to one that its reporter has open already, newest first (SPEC 3.8). */
export function sameSubjectView(
  { draftId: id, snapshot }: Pick<Draft, 'draftId' | 'snapshot'>,
  open: Pick<CaseState, 'reference'>[],
): Pick<InteractionReplyOptions, 'content' | 'components'> {
  const references = open.map(({ reference }) => reference);
  const lines = [words.question(references), ...(snapshot === null ? [] : [words.messageKept]), words.danger];
  const adding = references.map((reference, step) =>
    button(encodeCustomId({ verb: 'report-add', id, step }), words.add(reference), ButtonStyle.Primary),
  );
  const another = button(encodeCustomId({ verb: 'report-new', id }), words.newReport);
  return { content: lines.join('\n'), components: [row(...adding, another)] };
}
