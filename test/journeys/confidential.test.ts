import { afterEach, expect, it } from 'vitest';
import type { Message } from '../support/discord-server/world/types.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { answers, contacts } from '../support/contacting.ts';
import { picture } from '../support/files.ts';
import { addsTo } from '../support/my-reports.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import type { Onlookers } from '../support/onlookers.ts';
import { cardIn, on, pressesForeign, quiet, referenceIn, reports, shownTo, threadOf } from '../support/reporting.ts';
import { general, posted, reportedMessage } from '../support/reporting-messages.ts';
import { closeScenes } from '../support/scene.ts';
import { caseThreads, shelfPosts } from '../support/security-server.ts';
import { goesCold } from '../support/shelving.ts';

afterEach(closeScenes);

/** What the bot shows somebody, files included. */
async function shownWhole(person: Person): Promise<string> {
  const { text, components, buttons, message } = shownTo(person);
  const files = await Promise.all(
    message.attachments.map(async ({ filename, url }) => `${filename}\n${await (await fetch(url)).text()}`),
  );
  return [text, JSON.stringify([components, buttons]), ...files].join('\n');
}

/** Every file that stands in a channel this person can read. */
async function filesReadBy(person: Person): Promise<string[]> {
  const all = person.sees().flatMap(({ message }) => message.attachments);
  return await Promise.all(all.map(async ({ filename, url }) => `${filename}\n${await (await fetch(url)).text()}`));
}

/** By every command and button of the case there is, but the one that is made for it. */
async function looksEverywhere(person: Person, reference: string): Promise<string[]> {
  const found: string[] = [];
  const look = async (deed: () => Promise<unknown>) => {
    await deed();
    found.push(await shownWhole(person));
  };
  const view = async () => await person.runs('/case view', { case: reference });
  await look(view);
  const labels = shownTo(person).buttons.map(({ label }) => label);
  for (const label of ['Whole report', 'Around it', 'Show proof', 'Discussion', 'Transcript', 'Conversations']) {
    if (!labels.includes(label)) continue;
    await view();
    await look(async () => await person.presses(label));
  }
  await look(async () => await person.runs('/case history', { case: reference }));
  await look(async () => await person.runs('/case list'));
  await look(async () => await person.runs('/queue'));
  found.push(JSON.stringify(await person.types('/case view', { case: reference.slice(0, 3) })));
  await person.runs('/case contact', { case: reference });
  found.push(JSON.stringify(person.modal));
  person.dismisses();
  return found;
}

/** A message of somebody else that names the reporter, among messages of theirs. */
function messageAbout(s: Onlookers): Message {
  s.mira.says('Please stop it.', { in: general(s) });
  const message = posted(s, s.tobin, { content: `Mira is a liar, <@${s.mira.id}>.`, allowedMentions: { parse: [] } });
  s.mira.says('I am mira and I ask you to stop.', { in: general(s) });
  return message;
}

it('names a confidential reporter nowhere: in no thread, file, list or answer, to whoever reads (SPEC 3.6)', async () => {
  const s = await onlookers();
  const message = messageAbout(s);
  const everybody = s.everyone.filter((person) => person !== s.mira && person !== s.tobin);
  const read: string[] = [];
  const fresh = await newlyRead(everybody, async () => {
    const form = { boxes: ['Keep my name from the team'], proof: [picture('mine, mira.png')] };
    const { reference } = await reportedMessage(s, s.mira, message, form);
    await s.halvard.runs('/case assign', { case: reference });
    await s.halvard.fillsIn({ whom: s.rowan.id });
    await s.halvard.runs('/case triage', { case: reference });
    await s.halvard.fillsIn({ severity: 'Low', risk: 'No' });
    await addsTo(s.mira, reference, { text: 'It went on today.', proof: [picture('again by mira.png')] });
    await contacts(s, s.rowan, { case: reference });
    await answers(s, s.mira, 'I am afraid of him.', { in: 'dm', files: [picture('from mira.png')] });
    read.push(...(await looksEverywhere(s.halvard, reference)), ...(await looksEverywhere(s.rowan, reference)));
    await goesCold(s, reference);
    read.push(...(await looksEverywhere(s.halvard, reference)));
    for (const person of everybody) read.push(...(await filesReadBy(person)));
  });
  const all = [...read, ...Object.values(fresh).flatMap((texts) => [...texts])];
  const named = all.filter((text) => new RegExp(`mira|${s.mira.id}`, 'iu').test(text));

  expect(shelfPosts(s)).toHaveLength(1);
  expect(all.some((text) => text.includes('I am afraid of him.'))).toBe(true);
  expect(all.some((text) => text.includes('It went on today.'))).toBe(true);
  expect(named).toEqual([]);
});

it('tells whoever wants to keep their name back that the report shows it, before it is sent', async () => {
  const s = await onlookers();
  const form = {
    boxes: ['Keep my name from the team'],
    description: 'He writes: Mira, come here.',
    harmed: s.mira.mention,
  };
  await reports(s.mira, { member: s.tobin }, form);
  const asked = shownTo(s.mira);
  expect(asked.text).toContain('**Your report has not been sent yet.**');
  expect(asked.text).toContain('what you wrote holds your name or id and *Who was harmed?* holds your name or id');
  await s.restart();
  await quiet(s);
  expect(caseThreads(s)).toEqual([]);
  const customId = asked.buttons.find(({ label }) => label === 'Send it as it is')?.customId ?? '';
  await s.sol.runs('/my-reports');
  await pressesForeign(s, s.sol, customId);
  expect(shownTo(s.sol).text).toContain('that day is over');

  await s.mira.presses('Send it as it is', on(asked));
  await quiet(s);
  const reference = referenceIn(shownTo(s.mira));
  expect(cardIn(s, threadOf(s, reference)).text).toContain('> He writes: Mira, come here.');
  await s.mira.presses('Send it as it is', on(asked));
  await quiet(s);

  expect(referenceIn(shownTo(s.mira))).toBe(reference);
  expect(caseThreads(s)).toHaveLength(1);
});

it('opens the form again with all that was in it, and asks nothing once the name is gone', async () => {
  const s = await onlookers();
  const form = { boxes: ['Keep my name from the team'], description: 'I am mira.' };
  await reports(s.mira, { member: s.tobin }, form);
  await s.mira.presses('Open the form again');
  expect(JSON.stringify(s.mira.modal)).toContain('I am mira.');
  await s.mira.fillsIn({ description: 'I am afraid of him.' });

  expect(shownTo(s.mira).text).toContain('Your report is safe with the Security team.');
});

it('asks nothing where somebody is in danger, or wants to keep no name back', async () => {
  const s = await onlookers();
  const danger = ['Someone is in danger now', 'Keep my name from the team'];
  for (const boxes of [danger, []]) {
    const ack = await reports(s.mira, { person: 'Somebody' }, { description: 'I am mira.', boxes });
    expect(ack.text).toContain('Your report is safe with the Security team.');
  }
});
