import { expect, it } from 'vitest';
import { channelKinds, Settings } from '../../src/domain/settings.ts';
import type { Finding, OutboxTrouble } from '../../src/domain/setup-finding.ts';
import { permissionNames } from '../../src/texts/en/permissions.ts';
import { PermissionName } from '../../src/domain/permission.ts';
import { setupDonePage } from '../../src/discord/views/setup-done.ts';
import type { DialogView } from '../../src/discord/views/setup-dialog.ts';
import { setupPage, setupSteps } from '../../src/discord/views/setup-dialog.ts';
import { setupReport } from '../../src/discord/views/setup-report.ts';
import { setupWordsForm } from '../../src/discord/views/setup-words-form.ts';
import { setupCommands } from '../../src/discord/commands/setup.ts';
import { displayTexts, flatComponents } from '../support/discord-server/rules/component-text.ts';
import { validateCommands } from '../support/discord-server/rules/command-limits.ts';
import { parseMessage } from '../support/discord-server/rules/message-limits.ts';
import { channelIdOf, healthySettings } from '../support/server-view.ts';

const id = (number: number) => String(100000000000000000n + BigInt(number));
const ids = (count: number) => Array.from({ length: count }, (_, number) => id(number));

/** As much as a server can possibly have chosen. */
const fullSettings = Settings.parse({
  ...healthySettings,
  staffRoles: ids(10),
  leaderRoles: ids(10),
  emergencyText: '*'.repeat(500),
  outsideContact: '\n_'.repeat(150),
  authorities: '~'.repeat(300),
});

const view = (changes: Partial<DialogView>): DialogView => ({
  step: 'roles',
  settings: healthySettings,
  stamp: 4_294_967_295,
  changed: true,
  exists: () => true,
  notice: null,
  canMend: true,
  ...changes,
});

/** More findings of every level than a message could hold. */
const manyFindings: Finding[] = (['missing', 'warning', 'hint'] as const).flatMap((level) =>
  ids(30).map((roleId) => ({
    level,
    what: 'role-opens-threads' as const,
    roleId,
    channels: channelKinds.map((kind) => ({ kind, channelId: channelIdOf(kind) })),
  })),
);

const manyTroubles: OutboxTrouble[] = ids(20).map((channelId, count) => ({
  kind: 'create-thread',
  state: count % 2 === 0 ? 'failed' : 'dead',
  count: count + 1,
  problem: 'forbidden',
  permission: 'CreatePrivateThreads',
  channelId,
}));

/** How much of a message this takes; throws where Discord would refuse a part of it. */
function sizeOf(component: object): { components: number; signs: number } {
  const sent = JSON.parse(JSON.stringify({ flags: 1 << 15, components: [component] }));
  parseMessage(sent, { files: [], fileLimit: 0 });
  return {
    components: flatComponents(sent.components).length,
    signs: displayTexts(sent.components).join('').length,
  };
}

/** Components a message may hold, and signs in all its texts together. */
function fits({ components, signs }: ReturnType<typeof sizeOf>): boolean {
  return components <= 40 && signs <= 4000;
}

it.each(setupSteps)('fits the page %s of a fresh server into a message', (step) => {
  expect(sizeOf(setupPage(view({ step, settings: Settings.parse({}) })))).toSatisfy(fits);
});

it.each(setupSteps)('fits the fullest page %s into a message', (step) => {
  const notice = 'n'.repeat(step === 'words' ? 120 : 2400);

  expect(sizeOf(setupPage(view({ step, settings: fullSettings, notice })))).toSatisfy(fits);
});

it('shows at the top what is chosen and what is missing', () => {
  const settings = { ...healthySettings, coldChannel: null };
  const [top] = displayTexts(JSON.parse(JSON.stringify([setupPage(view({ settings }))])));

  expect(top).toContain(`staff: <@&${healthySettings.staffRoles[0]}>`);
  expect(top).toContain('5 of 6 · missing: cold cases');
});

it('shows what was deleted as missing, and does not offer it as chosen', () => {
  const page = setupPage(view({ step: 'channels', exists: (one) => one !== channelIdOf('casesChannel') }));
  const text = JSON.stringify(page);

  expect(text).toContain('missing: cases');
  expect(text).not.toContain(channelIdOf('casesChannel'));
  expect(text).toContain(channelIdOf('staffChannel'));
});

it('counts what does not fit into the report, and keeps the gravest', () => {
  const report = setupReport({ findings: manyFindings, troubles: manyTroubles, isSetUp: false, notice: 'Look.' });

  expect(sizeOf(report)).toSatisfy(fits);
  expect(JSON.stringify(report)).toMatch(
    /### Must be mended.*and \d+ more.*### Worth mending.*### Waiting to be done/u,
  );
});

it('fits the last page with everything worth knowing', () => {
  expect(sizeOf(setupDonePage({ firstTime: true, changed: true, findings: manyFindings }))).toSatisfy(fits);
});

it('says of what waits only kind, permission and channel', () => {
  const [trouble] = manyTroubles;
  const report = setupReport({ findings: [], troubles: trouble ? [trouble] : [], isSetUp: true, notice: null });

  expect(JSON.stringify(report)).toContain(
    `1 × Opening the thread: I am missing *Create Private Threads* in <#${id(0)}>. It goes on by itself once that is mended.`,
  );
});

it('opens the form with what is chosen, and nothing in it is demanded', () => {
  const form = JSON.stringify(setupWordsForm({ ...healthySettings, authorities: 'The office' }));

  expect(form).toContain('"value":"The office"');
  expect(form.match(/"required":false/gu)).toHaveLength(3);
});

it('is a command Discord accepts', () => {
  expect(validateCommands(setupCommands.map(({ data }) => JSON.parse(JSON.stringify(data))))).toMatchObject([
    { name: 'setup', default_member_permissions: '32', contexts: [0] },
  ]);
});

it('knows the name of every permission as Discord shows it', () => {
  for (const name of PermissionName.options) expect(permissionNames[name]).toMatch(/^[A-Z]/u);
});
