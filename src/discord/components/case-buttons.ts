import { AttachmentBuilder } from 'discord.js';
import { viewCase } from '../../app/view-case.ts';
import type { Evidence } from '../../domain/case.ts';
import { card } from '../../texts/en/card.ts';
import { refusals } from '../../texts/en/refusals.ts';
import type { Answer, ComponentHandler, Context } from '../handler.ts';
import { caseCard } from '../views/card.ts';
import type { CaseView } from '../views/case-view.ts';
import { shownFile } from '../views/shown-file.ts';

/** A button of a case card: shown to whoever presses, if they may see the case; a stranger hears of no case. */
function caseButton(
  verb: string,
  show: (view: CaseView, context: Context) => Answer | Promise<Answer>,
): ComponentHandler {
  return {
    verb,
    audience: 'staff',
    run: async (_interaction, context, { id }) => {
      const { inGuild, stores } = context;
      const view = inGuild === null ? null : await viewCase(stores.cases, id, inGuild.person);
      if (view === null || inGuild === null) return { show: 'message', payload: { content: refusals.noSuchCase } };
      return await show({ ...view, settings: inGuild.settings }, context);
    },
  };
}

/** The case itself, where its thread holds the reference alone (SPEC 6.4). */
export const showCase = caseButton('show-case', (view) => ({
  show: 'message',
  payload: { components: [caseCard(view)], v2: true },
}));

/** A report too long for the card, as a text file. */
export const wholeReport = caseButton('whole-report', ({ state, words }) => {
  const whole = words.get(state.descriptionId) ?? card.erased;
  const file = new AttachmentBuilder(Buffer.from(whole, 'utf8'), { name: `${state.reference}.txt` });
  return { show: 'message', payload: { content: `**${state.reference}**`, files: [file] } };
});

/** The proof files, behind spoilers and under neutral names, for the asker alone (SPEC 7.1). */
export const showProof = caseButton('show-proof', ({ state }, context) => ({
  show: 'later',
  work: async () => {
    const kept = state.evidence.filter((one) => one.state === 'stored');
    const files = (await Promise.all(kept.map((one, index) => proofFile(one, index + 1, context)))).filter(
      (file) => file !== null,
    );
    const content = files.length === 0 ? card.noProofKept : card.proofCount(files.length);
    return { show: 'message', payload: { content, files } };
  },
}));

async function proofFile(
  { sha256 }: Evidence,
  position: number,
  { files }: Context,
): Promise<AttachmentBuilder | null> {
  if (sha256 === null) return null;
  const shown = shownFile(await files.read(sha256), position);
  return shown === null ? null : new AttachmentBuilder(shown.bytes, { name: shown.name }).setSpoiler(true);
}
