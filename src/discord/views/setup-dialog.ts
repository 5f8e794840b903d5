import { ButtonStyle } from 'discord.js';
import type { APIComponentInContainer, APIContainerComponent } from 'discord.js';
import type { Settings } from '../../domain/settings.ts';
import { channelKinds } from '../../domain/settings.ts';
import { setupDialog, stepNames } from '../../texts/en/setup.ts';
import { encodeCustomId } from '../custom-id.ts';
import { shorten } from '../../domain/names.ts';
import { button, container, line, row, text } from './components.ts';
import { quoted, safeText } from './safe-text.ts';
import { channelSelect, roleSelect } from './setup-selects.ts';
import { setupProgressLines } from './setup-progress.ts';

export const setupSteps = ['roles', 'channels', 'words', 'finish'] as const;
export type SetupStep = (typeof setupSteps)[number];

/** What the dialog is drawn from: choices, the page, and what there is to say about the last press. */
export interface DialogView {
  step: SetupStep;
  settings: Settings;
  /** Goes with *Finish*, so that it can tell whether somebody changed the settings meanwhile. */
  stamp: number;
  /** Some choices are not in effect yet. */
  changed: boolean;
  /** True for roles and channels that still exist. */
  exists: (id: string) => boolean;
  notice: string | null;
  /** What is wrong are permissions the bot could set itself. */
  canMend: boolean;
}

/** One page of `/setup start` (SPEC 13): what is chosen so far above, the page's own choices below. */
export function setupPage(view: DialogView): APIContainerComponent {
  const number = setupSteps.indexOf(view.step) + 1;
  return container(0x4a7fb5, [
    text([setupDialog.title, ...setupProgressLines(view), setupDialog.kept].join('\n')),
    line(),
    text(setupDialog.heading(number, stepNames[view.step])),
    ...pages[view.step](view),
    ...(view.notice === null ? [] : [line(), text(view.notice)]),
    row(...navigation(view)),
  ]);
}

const pages: Record<SetupStep, (view: DialogView) => APIComponentInContainer[]> = {
  roles: (view) => [text(setupDialog.roles), roleSelect('staffRoles', view), roleSelect('leaderRoles', view)],
  channels: channelsPage,
  words: wordsPage,
  finish: ({ canMend }) => [text(setupDialog.finish), ...(canMend ? [row(mendButton('finish'))] : [])],
};

/** *Set the permissions for me*, and where its answer goes. */
export const mendButton = (where: 'finish' | 'check') =>
  button(encodeCustomId({ verb: 'setup-mend', id: where }), setupDialog.mend, ButtonStyle.Primary);

function channelsPage(view: DialogView): APIComponentInContainer[] {
  const { settings, exists } = view;
  const missing = channelKinds.some((kind) => settings[kind] === null || !exists(settings[kind]));
  const rolesChosen = settings.staffRoles.length > 0 && settings.leaderRoles.length > 0;
  const create = button(encodeCustomId({ verb: 'setup-create' }), setupDialog.create, ButtonStyle.Primary);
  return [
    text(missing ? setupDialog.channels : setupDialog.allThere),
    ...(missing && !rolesChosen ? [text(setupDialog.rolesFirst)] : []),
    ...(missing ? [row({ ...create, disabled: !rolesChosen })] : []),
    ...channelKinds.flatMap((kind) => [text(setupDialog.purpose(kind)), channelSelect(kind, view)]),
  ];
}

function wordsPage({ settings }: DialogView): APIComponentInContainer[] {
  const written = (['emergencyText', 'outsideContact', 'authorities'] as const).map((key) => {
    const words = settings[key];
    const shown = words === null ? setupDialog.noWords : shorten(quoted(safeText(words)), 700);
    return text(`**${setupDialog.wordNames[key]}**\n${shown}`);
  });
  const write = button(encodeCustomId({ verb: 'setup-words' }), setupDialog.writeWords, ButtonStyle.Primary);
  return [text(setupDialog.words), ...written, row(write)];
}

function navigation({ step, changed, stamp }: DialogView) {
  const number = setupSteps.indexOf(step);
  const before = setupSteps[number - 1];
  const after = setupSteps[number + 1];
  const to = (id: SetupStep) => encodeCustomId({ verb: 'setup-step', id });
  const finish = encodeCustomId({ verb: 'setup-finish', step: stamp });
  return [
    ...(before === undefined ? [] : [button(to(before), setupDialog.back)]),
    after === undefined
      ? button(finish, setupDialog.finishButton, ButtonStyle.Success)
      : button(to(after), setupDialog.next(stepNames[after]), ButtonStyle.Primary),
    ...(changed ? [button(encodeCustomId({ verb: 'setup-forget' }), setupDialog.forget)] : []),
  ];
}
