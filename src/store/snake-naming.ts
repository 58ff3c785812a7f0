import { DefaultNamingStrategy } from 'typeorm';

/** `dueAt` in code is `due_at` in the database. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(property: string, customName: string | undefined): string {
    return customName || property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
