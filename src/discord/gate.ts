import { missingSettings } from '../domain/settings.ts';
import { refusals } from '../texts/en/refusals.ts';
import type { Audience, Context, Shown } from './handler.ts';
import { says } from './with-words.ts';

/** Answers a person who may not use something, or a server not set up yet; null lets them through (SPEC 6.6). */
export function gate(rules: { audience: Audience; beforeSetup?: boolean }, { inGuild }: Context): Shown | null {
  if (inGuild === null) return rules.audience === 'member' ? null : says(refusals.onlyInServer);
  const missing = missingSettings(inGuild.settings);
  if (rules.beforeSetup !== true && missing.length > 0)
    return says(refusals.notSetUp(inGuild.isAdministrator, missing));
  return isAllowed(rules.audience, inGuild) ? null : says(refusals.notForYou[rules.audience]);
}

function isAllowed(audience: Audience, inGuild: NonNullable<Context['inGuild']>): boolean {
  switch (audience) {
    case 'member':
      return true;
    case 'staff':
      // What a guest may see is asked of the access policy, as of everybody.
      return inGuild.person.isStaff || inGuild.isGuest;
    case 'leader':
      return inGuild.person.isLeader;
    case 'administrator':
      return inGuild.isAdministrator;
  }
}
