import { ButtonStyle, ComponentType, SeparatorSpacingSize } from 'discord.js';
import type {
  APIButtonComponentWithCustomId,
  APIComponentInContainer,
  APIContainerComponent,
  APISeparatorComponent,
  APITextDisplayComponent,
} from 'discord.js';

/** Small words for Components V2, so that a view reads like the thing it draws. */
export const text = (content: string): APITextDisplayComponent => ({ type: ComponentType.TextDisplay, content });

export const line = (): APISeparatorComponent => ({
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
});

export const button = (
  customId: string,
  label: string,
  style: APIButtonComponentWithCustomId['style'] = ButtonStyle.Secondary,
): APIButtonComponentWithCustomId => ({ type: ComponentType.Button, custom_id: customId, label, style });

export const row = (...components: APIButtonComponentWithCustomId[]) => ({
  type: ComponentType.ActionRow as const,
  components,
});

/** @param color 0xRRGGBB of the bar at the side */
export const container = (color: number, components: APIComponentInContainer[]): APIContainerComponent => ({
  type: ComponentType.Container,
  accent_color: color,
  components,
});
