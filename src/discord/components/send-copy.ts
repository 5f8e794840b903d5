import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { acknowledgement } from '../../texts/en/report.ts';
import { refusals } from '../../texts/en/refusals.ts';
import type { ComponentHandler } from '../handler.ts';

/** The button under an acknowledgement: a copy by direct message, once (SPEC 3.3). */
export const sendCopy: ComponentHandler = {
  verb: 'send-copy',
  audience: 'member',
  beforeSetup: true,
  run: async (_interaction, { stores, clock, userId, poke }, { id }) => {
    const before = await stores.cases.load(id);
    const command = { type: 'request-copy', reporterId: userId, at: clock.now() } as const;
    const handled = await handleCaseCommand(stores.cases, id, command, { actorId: userId });
    if (!handled.ok) return { show: 'message', payload: { content: refusals.noSuchCase } };
    poke();
    const { reference } = handled.state;
    const words = before?.copy === 'none' ? acknowledgement.copyAsked : acknowledgement.copyAskedAlready;
    return { show: 'message', payload: { content: words(reference) } };
  },
};
