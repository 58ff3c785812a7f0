import { isObject } from '../json';

/** A value of an element: text stands in CDATA, a number as it is, a list repeats its element, an object nests. */
export type XmlValue = string | number | readonly XmlValue[] | { readonly [name: string]: XmlValue };

/** What XML may not hold. */
const illegal = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

const cdata = (text: string): string =>
  `<![CDATA[${text.replace(illegal, '').replaceAll('\r\n', '\n').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

function element(name: string, value: XmlValue): string {
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join('');
  if (typeof value === 'number') return `<${name}>${value}</${name}>`;
  if (isObject(value)) return `<${name}>${elements(value as Readonly<Record<string, XmlValue>>)}</${name}>`;
  return `<${name}>${cdata(String(value))}</${name}>`;
}

const elements = (fields: Readonly<Record<string, XmlValue>>): string =>
  Object.entries(fields)
    .map(([name, value]) => element(name, value))
    .join('');

/** A callback's inner XML, its elements in the order given. */
export const callbackXml = (fields: Readonly<Record<string, XmlValue>>): string => `<xml>${elements(fields)}</xml>`;

/** A number that stands without CDATA and may be too long for JavaScript, such as a MsgId: put in after writing. */
export const withMsgId = (xml: string, msgId: string): string => xml.replace('</xml>', `<MsgId>${msgId}</MsgId></xml>`);
