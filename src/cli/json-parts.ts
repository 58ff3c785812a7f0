/** Writes a JSON object part by part, so that its lists may be longer than memory. */
export class JsonParts {
  constructor(private readonly write: (text: string) => void) {}

  /** The first properties; at least one. */
  begin(first: object): void {
    this.write(JSON.stringify(first, undefined, 2).replace(/\n\}$/, ''));
  }

  value(name: string, value: unknown): void {
    this.write(`,\n  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  }

  async list(name: string, values: AsyncIterable<object>): Promise<void> {
    this.write(`,\n  ${JSON.stringify(name)}: [`);
    let separator = '\n';
    for await (const value of values) {
      this.write(`${separator}${JSON.stringify(value, undefined, 2)}`);
      separator = ',\n';
    }
    this.write('\n  ]');
  }

  end(): void {
    this.write('\n}\n');
  }
}
