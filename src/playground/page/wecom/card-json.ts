/** Where a press leads: 1 a web address, 2 a mini program (or, in a list row, a file), 3 a member. */
interface LeadJson {
  readonly type?: number;
  readonly url?: string;
  readonly appid?: string;
  readonly pagepath?: string;
}

export interface QuoteJson extends LeadJson {
  readonly title?: string;
  readonly quote_text?: string;
}

export interface RowJson extends LeadJson {
  readonly keyname: string;
  readonly value?: string;
  readonly media_id?: string;
  readonly userid?: string;
}

export interface JumpJson extends LeadJson {
  readonly title: string;
}

export interface OptionJson {
  readonly id: string;
  readonly text: string;
  readonly is_checked?: boolean;
}

/** One question of a card that is answered by choosing from a list. */
export interface SelectJson {
  readonly question_key: string;
  readonly title?: string;
  readonly selected_id?: string;
  readonly disable?: boolean;
  readonly option_list: readonly OptionJson[];
}

export interface CheckboxJson {
  readonly question_key: string;
  /** 1: several may be ticked. */
  readonly mode?: number;
  readonly disable?: boolean;
  readonly option_list: readonly OptionJson[];
}

export interface CardButtonJson {
  readonly text: string;
  /** 1: opens `url` instead of telling the app. */
  readonly type?: number;
  readonly style?: number;
  readonly key?: string;
  readonly url?: string;
}

export interface ImageTextJson extends LeadJson {
  readonly title?: string;
  readonly desc?: string;
  readonly image_url: string;
}

/** A template card as message/send or update_template_card carries it (developer.work.weixin.qq.com, page 90236). */
export interface CardJson {
  readonly card_type: string;
  readonly task_id?: string;
  readonly source?: { readonly icon_url?: string; readonly desc?: string; readonly desc_color?: number };
  readonly action_menu?: {
    readonly desc?: string;
    readonly action_list: readonly { readonly text: string; readonly key: string }[];
  };
  readonly main_title?: { readonly title?: string; readonly desc?: string };
  readonly quote_area?: QuoteJson;
  readonly emphasis_content?: { readonly title?: string; readonly desc?: string };
  readonly sub_title_text?: string;
  readonly card_image?: { readonly url: string; readonly aspect_ratio?: number };
  readonly image_text_area?: ImageTextJson;
  readonly vertical_content_list?: readonly { readonly title: string; readonly desc?: string }[];
  readonly horizontal_content_list?: readonly RowJson[];
  readonly jump_list?: readonly JumpJson[];
  readonly card_action?: LeadJson;
  readonly button_selection?: SelectJson;
  readonly button_list?: readonly CardButtonJson[];
  readonly checkbox?: CheckboxJson;
  readonly select_list?: readonly SelectJson[];
  readonly submit_button?: { readonly text: string; readonly key: string };
  /** After an update: what the greyed button says. */
  readonly replace_text?: string;
}
