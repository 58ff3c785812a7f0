import type { CatalogueItem } from '../../../domain/desk';
import type { FaultKind } from '../../../domain/ticket/ticket';
import type { Localised } from '../../../domain/words';

const both = (en: string, chinese: string): Localised => ({ en, 'zh-CN': chinese });
const item = (id: string, en: string, chinese: string): CatalogueItem => ({ id, name: both(en, chinese) });

const installation: readonly CatalogueItem[] = [
  item('install', 'Install', '安装'),
  item('uninstall', 'Uninstall', '卸载'),
  item('upgrade', 'Upgrade', '升级'),
  item('configure', 'Configure', '配置'),
  item('fault', 'Fault', '故障'),
];

interface Branch {
  id: string;
  clause: string;
  kind: FaultKind;
  name: Localised;
  asksDevice: boolean;
  words: string[];
  items: CatalogueItem[];
}

const software: readonly Branch[] = [
  {
    id: 'office',
    clause: 'SW-1',
    kind: 'software',
    name: both('Office software', '办公软件'),
    asksDevice: false,
    words: [],
    items: [...installation],
  },
  {
    id: 'system',
    clause: 'SW-2',
    kind: 'software',
    name: both('Operating system', '操作系统'),
    asksDevice: true,
    words: [],
    items: [...installation],
  },
  {
    id: 'antivirus',
    clause: 'SW-3',
    kind: 'software',
    name: both('Antivirus', '防病毒'),
    asksDevice: true,
    words: [],
    items: [
      item('detect', 'Suspected virus', '疑似中毒'),
      item('remove', 'Remove a virus', '病毒清除'),
      item('protect', 'Protection', '安全防护'),
      item('install', 'Install', '安装'),
      item('configure', 'Configure and test', '配置与测试'),
      item('upgrade', 'Upgrade', '升级'),
    ],
  },
];

const hardware: readonly Branch[] = [
  {
    id: 'hardware',
    clause: 'HW-1',
    kind: 'hardware',
    name: both('Hardware fault', '硬件故障'),
    asksDevice: true,
    words: [],
    items: [
      item('pc', 'Computer', '电脑'),
      item('printer', 'Printer', '打印机'),
      item('scanner', 'Scanner', '扫描仪'),
      item('peripheral', 'Screen, keyboard, mouse or other', '显示器、键鼠及其他外设'),
    ],
  },
  {
    id: 'repair-warranty',
    clause: 'HW-2',
    kind: 'hardware',
    name: both('Repair in warranty', '保修期内维修'),
    asksDevice: true,
    words: [],
    items: [item('send', 'Send for repair', '送修'), item('receive', 'Receive after repair', '维修取回')],
  },
  {
    id: 'repair',
    clause: 'HW-3',
    kind: 'hardware',
    name: both('Repair out of warranty', '保修期外维修'),
    asksDevice: true,
    words: [],
    items: [
      item('advice', 'Advice on a vendor', '维修商建议'),
      item('send', 'Send for repair', '送修'),
      item('receive', 'Receive after repair', '维修取回'),
    ],
  },
];

const other: Branch = {
  id: 'other',
  clause: 'OTH-1',
  kind: 'other',
  name: both('Something else', '其他'),
  asksDevice: false,
  words: [],
  items: [
    item('move', 'Move or set up equipment', '设备搬迁、安装调试'),
    item('meeting', 'Meeting support', '会议支持'),
    item('question', 'Question', '咨询'),
    item('task', 'Other task', '其他事项'),
  ],
};

/** The contract's work catalogue, SW-1 to OTH-1. How people speak of each is in `domain/catalogue/vocabulary`. */
export const contractCatalogue: readonly Branch[] = [...software, ...hardware, other];
