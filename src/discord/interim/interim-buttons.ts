import { interimWords as words } from '../../texts/en/interim.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { Acting } from '../case-actions/case-action.ts';
import type { Answer, ComponentHandler } from '../handler.ts';
import { says } from '../with-words.ts';
import { interimForm } from './interim-form.ts';
import { interimOrdered } from './order.ts';

const pressed = (
  verb: string,
  run: (acting: Acting, number: number) => Answer | Promise<Answer>,
): ComponentHandler => ({
  verb,
  audience: 'staff',
  run: async (_interaction, context, { id, step }) => {
    const acting = await actingOn(id, context);
    return acting === null ? says(refusals.noSuchCase) : await run(acting, step);
  },
});

/** A second person stands behind it. */
const confirm = pressed('interim-confirm', async (acting, number) => {
  const { by, at } = acting;
  return (await interimOrdered(acting, { type: 'confirm-interim', by, number, at }, words.confirmed)).shown;
});

const lift = pressed('interim-lift', async (acting, number) => {
  const { by, at } = acting;
  return (await interimOrdered(acting, { type: 'lift-interim', by, number, at }, words.lifted)).shown;
});

const another = pressed('interim-new', (acting) => interimForm(acting));

export const interimComponents: ComponentHandler[] = [confirm, lift, another];
