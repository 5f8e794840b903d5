import { AttachmentBuilder } from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { isCovered, isErased, itemsOf } from '../../domain/investigation/evidence-items.ts';
import { evidenceDone, evidenceList as words } from '../../texts/en/evidence.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { Acting } from '../case-actions/case-action.ts';
import { caseButton } from '../components/case-buttons.ts';
import { filesPage } from '../components/show-proof.ts';
import type { Answer, ComponentHandler } from '../handler.ts';
import type { CaseView } from '../views/case-view.ts';
import { says } from '../with-words.ts';
import { evidenceView, textOf } from './evidence-list.ts';
import { itemNumbered } from './erasure-buttons.ts';

const turnPage = caseButton('evidence-page', async (view, { context, person, step }) => {
  const staff = await context.stores.guilds.staff(view.state.guildId);
  return { show: 'redraw', payload: evidenceView(view, { staff, isLeader: person.isLeader, page: step }) };
});

const showFiles = caseButton('show-evidence', (view, { context, step, fileBytesAtMost }) => ({
  show: 'later',
  work: () =>
    filesPage(
      view,
      view.state.evidence,
      { context, from: step, fileBytesAtMost },
      { verb: 'show-evidence', id: view.state.caseId, step: (next) => next },
    ),
}));

/** A leader looks at what is covered: on record before anything is shown (SPEC 7.1). */
const lookAtCovered: ComponentHandler = {
  verb: 'look-covered',
  audience: 'staff',
  run: async (interaction, context, { id, step: from }) => {
    const acting = await actingOn(id, context);
    if (acting === null) return says(refusals.noSuchCase);
    const { view, by, at } = acting;
    const covered = itemsOf(view.state).filter(
      ({ itemId }) => isCovered(view.state, itemId) && !isErased(view.state, itemId),
    );
    if (by.isLeader && covered.length === 0) return says(words.nothingCovered);
    const order = { type: 'look-at-covered', by, itemIds: covered.map(({ itemId }) => itemId), at } as const;
    const handled = await handle(acting, order);
    if (!handled.ok) return says(refusalText(handled.refusal));
    const showing = { context, from, fileBytesAtMost: interaction.attachmentSizeLimit };
    return { show: 'later', work: () => coveredPage(view, showing) };
  },
};

/** The covered files, and with the first of them the covered words as a text file. */
async function coveredPage(view: CaseView, showing: Parameters<typeof filesPage>[2]) {
  const { state } = view;
  const covered = state.evidence.filter(({ evidenceId }) => isCovered(state, evidenceId));
  const goOn = { verb: 'look-covered', id: state.caseId, step: (next: number) => next };
  const page = await filesPage(view, covered, { ...showing, covered: true }, goOn);
  const { payload } = page;
  const texts = showing.from === 0 ? coveredTexts(view) : [];
  const files = [...(payload.files ?? []).slice(0, texts.length === 0 ? 10 : 9), ...texts];
  return { show: page.show, payload: { ...payload, content: [words.looked, payload.content].join('\n'), files } };
}

function coveredTexts(view: CaseView): AttachmentBuilder[] {
  const { state } = view;
  const texts = itemsOf(state)
    .filter(({ itemId }) => isCovered(state, itemId) && !isErased(state, itemId))
    .flatMap((item) => {
      const text = textOf(view, item);
      return text === undefined ? [] : [`${item.name}\n${text}`];
    });
  if (texts.length === 0) return [];
  return [new AttachmentBuilder(Buffer.from(texts.join('\n\n'), 'utf8'), { name: 'covered.txt' }).setSpoiler(true)];
}

const erasureButton = (verb: 'erase-yes' | 'erase-no'): ComponentHandler => ({
  verb,
  audience: 'staff',
  run: async (_interaction, context, { id, step }) => {
    const acting = await actingOn(id, context);
    if (acting === null) return says(refusals.noSuchCase);
    return await erasure(acting, verb, step);
  },
});

async function erasure(acting: Acting, verb: 'erase-yes' | 'erase-no', step: number): Promise<Answer> {
  const { view, by, at, context } = acting;
  const item = itemNumbered(view.state, step);
  if (item === undefined) return says(refusalText({ code: 'no-such-evidence' }));
  const type = verb === 'erase-yes' ? 'confirm-erasure' : 'drop-erasure';
  const handled = await handle(acting, { type, by, itemId: item.itemId, at });
  if (!handled.ok) return says(refusalText(handled.refusal));
  context.poke();
  return says(verb === 'erase-yes' ? evidenceDone.erased(item.name) : evidenceDone.kept(item.name));
}

const handle = ({ view, context, by }: Acting, order: Parameters<typeof handleCaseCommand>[2]) =>
  handleCaseCommand(context.stores.cases, view.state.caseId, order, {
    actorId: by.userId,
    interactionId: context.interactionId,
  });

export const evidenceComponents: ComponentHandler[] = [
  turnPage,
  showFiles,
  lookAtCovered,
  erasureButton('erase-yes'),
  erasureButton('erase-no'),
];
