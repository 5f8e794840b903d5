import type { ApiRequest, Route } from '../http/router.ts';
import type { World } from '../world/world.ts';
import type { CommandBook, RegisteredCommand } from './command-book.ts';

type Handler = (request: ApiRequest, guildId: string | null) => ReturnType<Route['handle']>;

/** Registration of commands, globally and per guild. */
export function commandRoutes(world: World, book: CommandBook): Route[] {
  const wire = (command: RegisteredCommand) => wireCommand(world, command);
  const list: Handler = (_, guildId) => ({ status: 200, body: book.inScope(guildId).map(wire) });
  const overwrite: Handler = (request, guildId) => {
    return { status: 200, body: book.replaceAll(guildId, request.list ?? []).map(wire) };
  };
  const create: Handler = (request, guildId) => {
    const { command, isNew } = book.upsert(guildId, request.body);
    return { status: isNew ? 201 : 200, body: wire(command) };
  };
  const one: Handler = (request, guildId) => ({ status: 200, body: wire(book.get(guildId, idIn(request))) });
  const edit: Handler = (request, guildId) => {
    return { status: 200, body: wire(book.edit(guildId, idIn(request), request.body)) };
  };
  const remove: Handler = (request, guildId) => {
    book.delete(guildId, idIn(request));
    return { status: 204 };
  };
  return [
    ...inBothScopes('GET', '/commands', list),
    ...inBothScopes('PUT', '/commands', overwrite),
    ...inBothScopes('POST', '/commands', create),
    ...inBothScopes('GET', '/commands/:command', one),
    ...inBothScopes('PATCH', '/commands/:command', edit),
    ...inBothScopes('DELETE', '/commands/:command', remove),
  ];
}

function inBothScopes(method: Route['method'], path: string, handler: Handler): Route[] {
  return [
    { method, path: `/applications/:application${path}`, handle: (request) => handler(request, null) },
    {
      method,
      path: `/applications/:application/guilds/:guild${path}`,
      handle: (request) => handler(request, request.params.guild ?? ''),
    },
  ];
}

function idIn(request: ApiRequest): string {
  return request.params.command ?? '';
}

/** The dictionaries of translations are left out, as Discord does unless asked. */
function wireCommand(world: World, { id, guildId, form }: RegisteredCommand): Record<string, unknown> {
  const { name_localizations: _names, ...plain } = form;
  const scope = guildId === null ? {} : { guild_id: guildId };
  return {
    ...plain,
    ...scope,
    id,
    application_id: world.applicationId,
    version: id,
    description: plain.description ?? '',
    default_member_permissions: plain.default_member_permissions ?? null,
    nsfw: false,
  };
}
