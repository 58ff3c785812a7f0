/** A line with which a mail program begins what it quotes: `On Monday, Li wrote:`, `在 2026年11月29日，李娜 写道：`. */
const attribution =
  /^[ \t]*(?:(?:On|Am|Le|El)\b.{4,300}\b(?:wrote|schrieb|écrit|escribió)|.{0,300}(?:写道|寫道))[ \t]*[:：][ \t]*$/iu;
/** Some break that line in two. */
const brokenAttribution = /^([ \t]*(?:On|在)[^\n]{4,160})\n([^\n]{0,160}(?:wrote|写道|寫道)[ \t]*[:：][ \t]*)$/gimu;
/** A line above the whole of an earlier mail. */
const rule =
  /^[ \t]*(?:_{10,}|-{2,}[ \t]*(?:Original Message|Forwarded message|原始邮件|原始郵件|原邮件|回复的原邮件|转发的邮件)[ \t]*-{2,})[ \t]*$/iu;
const headerLine =
  /^[ \t]*\*?(?:From|Sent|To|Cc|Date|Subject|发件人|发送时间|发送日期|日期|收件人|抄送|主题|寄件者|收件者|主旨)\*?[ \t]*[:：]/iu;

/** Whether an earlier mail's header begins in that line: at least three of them, one below the other. */
const beginsHeader = (lines: readonly string[], at: number): boolean =>
  lines.slice(at, at + 3).filter((line) => headerLine.test(line)).length === 3;

/**
 * What somebody wrote in an answer, without the mail it answers. Words between the lines of a quote are kept, in order.
 * Empty where everything is quoted.
 */
export function newTextOf(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(brokenAttribution, '$1 $2').split('\n');
  const whole = lines.findIndex((line, at) => rule.test(line) || beginsHeader(lines, at));
  return (whole < 0 ? lines : lines.slice(0, whole))
    .filter((line) => !/^[ \t]*>/.test(line) && !attribution.test(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
