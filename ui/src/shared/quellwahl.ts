/** Choices of the sources: the host marks those that were used last. */
import type { Option } from './feld';

/** The mark goes: the group of the list says it. */
export function teileQuellen(wahl: readonly Option[]): { zuletzt: Option[]; uebrige: Option[] } {
  return { zuletzt: wahl.filter((option) => option.neben).map(({ wert, text }) => ({ wert, text })), uebrige: wahl.filter((option) => !option.neben) };
}
