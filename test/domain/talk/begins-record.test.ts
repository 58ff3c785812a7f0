import { beginsWith } from '../../../src/domain/talk/begins-record';

const ways = [
  { name: 'complaint.new', said: ['投诉', 'complaint', 'complaints', 'complain'] },
  { name: 'enquiry.new', said: ['咨询', 'enquiry', 'question'] },
];

test.each([
  ['投诉', ''],
  ['投訴！', ''],
  ['我要投诉', ''],
  ['您好，我想投诉一下', ''],
  ['我要提一个投诉', ''],
  ['怎么投诉？', ''],
  ['投诉：李工态度很差', '李工态度很差'],
  ['投诉 李工', '李工'],
  ['投诉李工态度差', '李工态度差'],
  ['我要投诉你们维修太慢', '你们维修太慢'],
  ['投诉你们网络老是断', '你们网络老是断'],
  ['投诉\n昨天没人来', '昨天没人来'],
  ['Complaint', ''],
  ['hello, this is a complaint', ''],
  ['I want to complain', ''],
  ['I’d like to make a complaint about Li', 'about Li'],
  ['COMPLAINT - he was rude', 'he was rude'],
  ['complain about the engineer', 'about the engineer'],
  ['complaint nobody picks up the phone', 'nobody picks up the phone'],
  ['Complain he was rude', 'he was rude'],
])('"%s" may begin a complaint, with “%s”', (text, rest) => {
  expect(beginsWith(ways, text)).toEqual({ name: 'complaint.new', rest });
});

test.each([
  ['咨询：年假怎么算', '年假怎么算'],
  ['咨询一下VPN怎么申请', 'VPN怎么申请'],
  ['咨询VPN怎么申请', 'VPN怎么申请'],
  ['question about leave', 'about leave'],
  ['question how do I set an out-of-office reply', 'how do I set an out-of-office reply'],
])('"%s" may begin an enquiry, with “%s”', (text, rest) => {
  expect(beginsWith(ways, text)).toEqual({ name: 'enquiry.new', rest });
});

test.each([
  '投诉系统打不开',
  '投诉电话打不通',
  '投诉单打印不出来',
  '投诉页面报错',
  '投诉网络断了',
  '咨询系统登录不了',
  '客户投诉网站打不开',
  '有人投诉打印机太吵',
  '打印机坏了，我要投诉',
  '不投诉了',
  '我不想投诉',
  '谢谢，不投诉',
  '没有投诉',
  '投诉进度',
  '投诉怎么样了',
  '谢谢',
  '你好',
  'complaint form does not print',
  'complaints system is down',
  'complaint-form broken',
  'complaint.pdf cannot be opened',
  'the complaint portal shows an error',
  'I have no complaints',
  'no complaint',
  'printer broken, I want to complain',
  'question mark key is broken',
  'thanks',
])('"%s" begins neither: it stays the fault, thanks or question that it is', (text) => {
  expect(beginsWith(ways, text)).toBeUndefined();
});

test.each([
  ['complain Li was rude', 'Li was rude'],
  ['投诉 李工', '李工'],
  ['complain', ''],
])('after a command "%s" begins a complaint with “%s”', (text, rest) => {
  expect(beginsWith(ways, text, 'command')).toEqual({ name: 'complaint.new', rest });
});

test.each(['complaint form does not print', '投诉系统打不开'])('after a command "%s" is a fault as it was', (text) => {
  expect(beginsWith(ways, text, 'command')).toBeUndefined();
});

test('a desk whose kinds nobody begins in words hears as it always did', () => {
  expect(beginsWith([], '我要投诉')).toBeUndefined();
});
