import type { MessageComponentInteraction, ModalSubmitInteraction } from 'discord.js';
import { draftFor } from '../../domain/decision/draft.ts';
import type { DecisionDraft } from '../../domain/decision/draft.ts';
import { lifecycleRefusal } from '../../texts/en/lifecycle.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { Acting } from '../case-actions/case-action.ts';
import type { Answer, ComponentHandler, Context, ModalHandler, Shown } from '../handler.ts';
import { says, withWords } from '../with-words.ts';
import { draftView } from './draft-view.ts';

/** Somebody at work on their draft of a decision. */
export interface Drafting {
  acting: Acting;
  draft: DecisionDraft;
}

/** The draft of whoever acts, or an empty one. */
export async function draftingOf(acting: Acting): Promise<Drafting> {
  const { state } = acting.view;
  const known = await acting.context.stores.decisionDrafts.load(state.caseId, acting.by.userId);
  return { acting, draft: draftFor(state, known) };
}

/** Where a decision can be written at all; else why not. */
export function notNow({ view: { state } }: Acting): Extract<Shown, { show: 'message' }> | null {
  const needs = ['investigating', 'cold'] as const;
  if (needs.some((status) => status === state.status)) return null;
  return says(lifecycleRefusal({ code: 'wrong-status', status: state.status, needs: [...needs] }));
}

/** The card of a draft, redrawn where it was pressed. */
export const redrawn = ({ view }: Acting, draft: DecisionDraft, notice: string | null = null): Shown => ({
  show: 'redraw',
  payload: { v2: true, components: [draftView(view, draft, notice)] },
});

/** Saves a change before it is shown: a draft survives whatever comes (SPEC 5). */
export async function saved({ acting }: Drafting, draft: DecisionDraft, notice: string | null = null): Promise<Shown> {
  const { context, view, by, at } = acting;
  await context.stores.decisionDrafts.save(view.state.caseId, by.userId, draft, at);
  return redrawn(acting, draft, notice);
}

async function drafting(id: string, context: Context): Promise<Drafting | Extract<Shown, { show: 'message' }>> {
  const acting = await actingOn(id, context);
  if (acting === null) return says(refusals.noSuchCase);
  return notNow(acting) ?? (await draftingOf(acting));
}

/** A button or select of the dialog: for whoever may act on the case, about their own draft alone. */
export const draftComponent = (
  verb: string,
  run: (at: Drafting, interaction: MessageComponentInteraction) => Answer | Promise<Answer>,
): ComponentHandler => ({
  verb,
  audience: 'staff',
  run: async (interaction, context, { id }) => {
    const at = await drafting(id, context);
    return 'show' in at ? at : await run(at, interaction);
  },
});

/** A form of the dialog; a refusal gives the words back. */
export const draftForm = (
  verb: string,
  run: (at: Drafting, interaction: ModalSubmitInteraction, step: number) => Answer | Promise<Answer>,
): ModalHandler => ({
  verb,
  audience: 'staff',
  run: async (interaction, context, { id, step }) => {
    const at = await drafting(id, context);
    if (!('show' in at)) return await run(at, interaction, step);
    return withWords(String(at.payload.content), interaction);
  },
});
