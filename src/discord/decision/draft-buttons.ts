import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { markOf, votersOf } from '../../app/decision/voters.ts';
import { content } from '../../app/report-form.ts';
import { gapsIn, proposalOf, withShown } from '../../domain/decision/draft.ts';
import type { DraftGap } from '../../domain/decision/draft.ts';
import { Finding, measuresOf, Outcome } from '../../domain/decision/verdict.ts';
import type { VerdictFault } from '../../domain/decision/verdict.ts';
import { untickedIn } from '../../domain/investigation/checklist.ts';
import { shorten } from '../../domain/names.ts';
import { draftCard as words } from '../../texts/en/deciding.ts';
import { faultText } from '../../texts/en/decision.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { textField } from '../case-actions/fields.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Answer, ComponentHandler, ModalHandler } from '../handler.ts';
import type { CaseView } from '../views/case-view.ts';
import { draftComponent, draftForm, redrawn, saved } from './draft-door.ts';
import type { Drafting } from './draft-door.ts';
import { chosenIn } from '../commands/settings-handler.ts';
import { subjectName } from './who.ts';

/** Discord's limit for a form's title. */
const titleAtMost = 45;
const noticeAtMost = 1400;
const reasonsAtMost = 2000;

const finding = draftComponent('decision-finding', async (at, interaction) => {
  const chosen = Finding.safeParse(chosenIn(interaction));
  return await saved(at, withShown(at.draft, { finding: chosen.data ?? null }));
});

/** Measures that do not belong to the new outcome are taken off. */
const outcome = draftComponent('decision-outcome', async (at, interaction) => {
  const chosen = Outcome.safeParse(chosenIn(interaction)).data ?? null;
  const known = at.draft.verdicts[at.draft.shown]?.measures ?? [];
  const measures = known.filter(({ measure }) => chosen !== null && measuresOf[chosen].includes(measure.kind));
  return await saved(at, withShown(at.draft, { outcome: chosen, measures }));
});

const subject = draftComponent('decision-subject', async (at, interaction) => {
  const shown = Math.min(Number(chosenIn(interaction)) || 0, at.draft.verdicts.length - 1);
  return await saved(at, { ...at.draft, shown });
});

const takeOff = draftComponent('decision-off', async (at, interaction) => {
  const position = Number(chosenIn(interaction));
  const known = at.draft.verdicts[at.draft.shown]?.measures ?? [];
  return await saved(at, withShown(at.draft, { measures: known.filter((_, index) => index !== position) }));
});

const noticeForm = draftComponent('decision-notice', ({ acting, draft }) => {
  const verdict = draft.verdicts[draft.shown];
  const value = verdict?.notice.trim() === '' ? words.template : (verdict?.notice ?? '');
  const { caseId: id, reference } = acting.view.state;
  const fields = [
    textField({
      name: 'notice',
      label: words.notice,
      hint: words.noticeHint,
      long: true,
      required: false,
      max: noticeAtMost,
      value,
    }),
  ];
  // The form says which verdict it belongs to: the dialog may show another by the time it is sent.
  const customId = encodeCustomId({ verb: 'decision-notice', id, step: draft.shown });
  return modal(customId, `${reference} · ${words.notice}`, fields);
});

const noticeWritten = draftForm(
  'decision-notice',
  async (at, { fields }, shown) =>
    await saved(
      at,
      withShown(
        { ...at.draft, shown: Math.min(shown, at.draft.verdicts.length - 1) },
        { notice: fields.getTextInputValue('notice') },
      ),
    ),
);

const reasonsForm = draftComponent('decision-reasons', ({ acting, draft }) => {
  const { caseId: id, reference } = acting.view.state;
  const long = { long: true, max: reasonsAtMost };
  const fields = [
    textField({ name: 'reasons', label: words.reasons, hint: words.reasonsHint, value: draft.reasons, ...long }),
    textField({
      name: 'weighed',
      label: words.weighed,
      hint: words.weighedHint,
      value: draft.weighed,
      required: false,
      ...long,
    }),
  ];
  return modal(encodeCustomId({ verb: 'decision-reasons', id }), `${reference} · ${words.reasons}`, fields);
});

const reasonsWritten = draftForm(
  'decision-reasons',
  async (at, { fields }) =>
    await saved(at, {
      ...at.draft,
      reasons: fields.getTextInputValue('reasons'),
      weighed: fields.getTextInputValue('weighed'),
    }),
);

const forget = draftComponent('decision-forget', async ({ acting }) => {
  const { caseId, reference } = acting.view.state;
  await acting.context.stores.decisionDrafts.erase(caseId, acting.by.userId);
  return { show: 'redraw', payload: { v2: true, components: [{ type: 10, content: words.forgotten(reference) }] } };
});

const modal = (custom_id: string, title: string, components: ReturnType<typeof textField>[]): Answer => ({
  show: 'modal',
  modal: { custom_id, title: shorten(title, titleAtMost), components },
});

const propose = draftComponent('decision-propose', async (at) => {
  const { acting, draft } = at;
  const gaps = gapsIn(draft);
  if (gaps.length > 0) return redrawn(acting, draft, words.gaps(gaps.map((gap) => gapLine(acting.view, gap))));
  return await proposed(at);
});

const gapLine = (view: CaseView, gap: DraftGap): string =>
  gap.what === 'reasons' ? words.gap.reasons : `${subjectName(view, gap.partyId)}: ${words.gap[gap.what]}`;

/** Laid before the team; the draft is gone once it is on record. */
async function proposed({ acting, draft }: Drafting): Promise<Answer> {
  const { context, view, by, at } = acting;
  const { caseId, reference } = view.state;
  const { stores, chance } = context;
  const written = proposalOf(draft, untickedIn(view.state), (text) => content('note', text, chance));
  const voters = await votersOf(stores.guilds, view.state);
  const checkInDays = view.settings.checkIn;
  const order = { type: 'propose', by, voters, checkInDays, mark: markOf(chance), ...written, at } as const;
  const link = { actorId: by.userId, interactionId: context.interactionId };
  const handled = await handleCaseCommand(stores.cases, caseId, order, link);
  if (!handled.ok) {
    const { refusal } = handled;
    const why = refusal.code === 'verdict-faults' ? faultLines(view, refusal.faults) : refusalText(refusal);
    return redrawn(acting, draft, why);
  }
  await stores.decisionDrafts.erase(caseId, by.userId);
  context.poke();
  return { show: 'redraw', payload: { v2: true, components: [{ type: 10, content: words.proposed(reference) }] } };
}

const faultLines = (view: CaseView, faults: VerdictFault[]): string =>
  words.gaps([...new Set(faults.map((fault) => faultText(fault, (partyId) => subjectName(view, partyId))))]);

/** Everything of the dialog but the measures. */
export const draftComponents: ComponentHandler[] = [
  finding,
  outcome,
  subject,
  takeOff,
  noticeForm,
  reasonsForm,
  propose,
  forget,
];
export const draftForms: ModalHandler[] = [noticeWritten, reasonsWritten];
