import type { ComponentType } from 'preact';
import { ImageShown } from '../blocks/image';
import { useReader } from '../text/names';
import { ButtonElement } from './button';
import { ChecklistElement, RadioElement } from './choice';
import { ExternalSelectElement } from './external-select';
import { FileInputElement } from './file-input';
import { MomentElement } from './moment-input';
import { OverflowElement } from './overflow';
import { MultiIdsElement, MultiSelectElement, SelectElement } from './select';
import type { ElementProps } from './surface';
import { RichTextInputElement, TextInputElement } from './text-input';

function Checkboxes(props: ElementProps) {
  return <ChecklistElement {...props} options={props.element.options ?? []} />;
}

function Thumbnail({ element }: ElementProps) {
  return <ImageShown image={element} size="thumbnail" />;
}

/** A row for each element of Block Kit. */
const drawn: Readonly<Record<string, ComponentType<ElementProps>>> = {
  button: ButtonElement,
  workflow_button: ButtonElement,
  overflow: OverflowElement,
  radio_buttons: RadioElement,
  checkboxes: Checkboxes,
  static_select: SelectElement,
  users_select: SelectElement,
  conversations_select: SelectElement,
  channels_select: SelectElement,
  multi_static_select: MultiSelectElement,
  multi_users_select: MultiIdsElement,
  multi_conversations_select: MultiIdsElement,
  multi_channels_select: MultiIdsElement,
  external_select: ExternalSelectElement,
  multi_external_select: ExternalSelectElement,
  plain_text_input: TextInputElement,
  email_text_input: TextInputElement,
  url_text_input: TextInputElement,
  number_input: TextInputElement,
  rich_text_input: RichTextInputElement,
  datepicker: MomentElement,
  timepicker: MomentElement,
  datetimepicker: MomentElement,
  file_input: FileInputElement,
  image: Thumbnail,
};

/** An interactive element, or a grey box that names what cannot be drawn. */
export function Element(props: ElementProps) {
  const { words } = useReader();
  const Drawn = drawn[props.element.type];
  if (Drawn === undefined) return <div class="unknown">{words('unknownBlock', { type: props.element.type })}</div>;
  return <Drawn {...props} />;
}
