import type { Scene } from './scene.ts';
import { buildSecurityServer, configure } from './security-server.ts';
import type { SecurityServer } from './security-server.ts';

/** A second community with the same bot, its people and channels its own. */
export async function secondServer(s: Scene, name = 'Harbour'): Promise<SecurityServer> {
  const other = buildSecurityServer(s.discord, { name });
  await configure(s.dataDir, other, s.clock.now());
  await s.restart();
  return other;
}
