import { journeys } from '../kit/journeys';

/** The smallest PNG there is. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.4 manual');

journeys('the thread of a job', {}, (world) => {
  const claimed = async (words: string): Promise<string> => {
    const key = await world().report('zhou', words);
    await world().press('li', key, '我来受理');
    return key;
  };

  const says = async (who: 'zhou' | 'emma' | 'li' | 'chen' | 'sun', words: string): Promise<void> => {
    await world().hands(who).write(words);
    await world().drain();
  };

  test('says to each side what the other says, with the speaker’s name', async () => {
    const key = await claimed('触控板失灵');
    await world().writeInside('li', key, '您方便现在远程吗？');
    expect(world().told('zhou', key)).toContain('您方便现在远程吗？');
    expect(world().told('zhou', key)).toContain('李娜');
    await world().writeToDesk('zhou', key, '可以，我在工位');
    expect(world().thread(key).at(-1)).toContain('可以，我在工位');
    expect(world().thread(key).at(-1)).toContain('周婷');
  });

  test('shows the emoji that one platform writes by name to whoever reads on another (1.9)', async () => {
    const { requesters, engineers } = world().seats;
    const written = { slack: ':sob:', wecom: '[大哭]' };
    const key = await claimed('副屏闪烁');
    await world().writeToDesk('zhou', key, `又闪了 ${written[requesters]}`);
    expect(world().thread(key).at(-1)).toContain('又闪了 😭');
    await world().writeInside('li', key, `这就来 ${written[engineers]}`);
    expect(world().told('zhou', key)).toContain('这就来 😭');
  });

  test('that is over takes thanks for what they are, and makes no report of them (1.3)', async () => {
    const key = await claimed('鼠标滚轮失灵');
    await world().press('li', key, '解决');
    await world().fillIn('li', { 原因: '积灰', 处理: '清洁', 建议: '定期擦拭' });
    await world().pressInDm('zhou', '已解决');
    expect(await world().ticket(key)).toMatchObject({ state: 'closed' });
    const before = (await world().keys()).length;
    await world().hands('zhou').write('谢谢');
    await world().drain();
    expect(world().dm('zhou').join()).not.toContain('要提交报修吗');
    await world().hands('zhou').write('你好');
    await world().drain();
    expect(world().dm('zhou').slice(-3).join()).toContain('要报修，直接写下问题');
    expect(await world().keys()).toHaveLength(before);
  });

  test('is shown to whoever names it and may see it, as it stands, and asking reports nothing (2.6)', async () => {
    const key = await claimed('扫描仪偏色');
    const before = (await world().keys()).length;
    const answerTo = async (who: Parameters<typeof says>[0], words: string): Promise<string> => {
      const read = world().dm(who).length;
      await says(who, words);
      return world().dm(who).slice(read).join('\n');
    };
    for (const who of ['zhou', 'li', 'chen', 'sun'] as const) {
      for (const words of [key, `${key} 现在什么情况？`, `为什么 ${key} 超时`]) {
        const answer = await answerTo(who, words);
        expect([who, words, answer]).toEqual([who, words, expect.stringMatching(new RegExp(`${key}[^]*已受理`))]);
        expect(answer).toContain(who === 'li' ? '您' : '李娜');
      }
    }
    expect(await answerTo('sun', '查找 扫描仪')).toContain(key);
    expect(await answerTo('zhou', '进度')).toContain(key);
    expect(await answerTo('emma', key)).toContain(`${key} was not found.`);
    expect(await answerTo('emma', 'find 扫描仪')).toContain('No ticket that you can see');
    expect(await world().keys()).toHaveLength(before);
  });

  test('that is resolved: words reach whoever solved it, and their writer is asked; at one that is closed as well (1.1, 1.2)', async () => {
    const key = await claimed('电脑很慢');
    await world().press('li', key, '解决');
    await world().fillIn('li', { 原因: '启动项', 处理: '清理', 建议: '少装' });
    await world().push('20m');
    await world().writeToDesk('zhou', key, '还是很慢，没有好');
    expect(world().dm('li').join()).toContain('还是很慢，没有好');
    expect(await world().ticket(key)).toMatchObject({ state: 'resolved', doubt: { text: '还是很慢，没有好' } });
    await world().pressInDm('zhou', '还没有解决');
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed', reopening: { text: '还是很慢，没有好' } });
    await world().press('li', key, '解决');
    await world().fillIn('li', { 原因: '内存', 处理: '加装', 建议: '定期重启' });
    await world().pressInDm('zhou', '已解决');
    await world().writeToDesk('zhou', key, '又坏了');
    expect(await world().ticket(key)).toMatchObject({ state: 'closed' });
    await world().pressInDm('zhou', '问题又出现');
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed', reopening: { text: '又坏了' } });
  });

  test('carries files both ways, byte for byte', async () => {
    const key = await claimed('报表格式乱了');
    const photo = await world().hands('zhou').upload('截图.png', picture);
    await world().writeToDesk('zhou', key, '请看截图', [photo]);
    expect(await world().threadFiles(key)).toEqual([String(picture)]);
    const manual = await world().hands('li').upload('说明.pdf', pdf);
    await world().writeInside('li', key, '请按说明操作', [manual]);
    expect(await world().toldFiles('zhou', key)).toEqual([String(pdf)]);
  });

  test('shows the engineers the photos of the report', async () => {
    const photo = await world().hands('zhou').upload('卡纸.jpg', picture);
    const key = await world().report('zhou', '打印机卡纸见照片', { 照片或文件: [photo] });
    expect(await world().threadFiles(key)).toEqual([String(picture)]);
  });

  test('keeps notes among the engineers, from the form and from the thread', async () => {
    const key = await claimed('共享文件夹打不开');
    // Slack takes a line that begins with a slash for a command, so people put a space before it.
    await world().writeInside('li', key, ' // 这位同事上月也报过');
    await world().press('li', key, '内部备注');
    await world().fillIn('li', { 备注: '权限组疑似配错' });
    expect((await world().events(key)).flatMap((event) => (event.type === 'noted' ? [event.text] : []))).toEqual([
      '这位同事上月也报过',
      '权限组疑似配错',
    ]);
    expect([...world().thread(key), await world().card(key)].join('\n')).toContain('权限组疑似配错');
    const outside = world().dm('zhou').join('\n');
    expect(outside).not.toContain('这位同事上月也报过');
    expect(outside).not.toContain('权限组疑似配错');
  });

  test('carries three thousand characters and emoji unchanged from end to end', async () => {
    const long = `屏幕变绿😀👩🏽‍💻${'𠮷字'.repeat(1400)}完`.slice(0, 3000);
    const key = await world().report('zhou', '', { '出了什么问题？': long });
    expect((await world().ticket(key)).description).toBe(long);
    await world().press('li', key, '我来受理');
    const answer = `已看到😀${'文'.repeat(2900)}末`;
    await world().press('li', key, '写进展');
    await world().fillIn('li', { 目前进展: answer });
    expect(world().told('zhou', key)).toContain(answer);
  });

  test('says five thousand characters whole, to whoever reads on whichever platform (1.7)', async () => {
    const { engineers } = world().seats;
    const key = await claimed('系统日志报错');
    const line = '第 7 行报错：无法连接到打印服务器，请检查网络。';
    // WeCom lets nobody write so much at once; there it is what the form takes.
    const words = `${line.repeat(210)}完`.slice(0, engineers === 'slack' ? 5000 : 3000);
    if (engineers === 'slack') await world().writeInside('li', key, words);
    else {
      await world().press('li', key, '回复报修人');
      await world().fillIn('li', { 内容: words });
    }
    const read = world()
      .told('zhou', key)
      .replace(/\n?【[^】]*】|\(\d+\/\d+\) |李娜\n|李娜：/g, '');
    expect(read.replaceAll('\n', '')).toContain(words);
    expect(read).not.toContain('…');
  });

  test('treats what people type as words: no mention, no markup', async () => {
    const typed = '@channel <!here> *粗体* _斜_ <https://a.example|点我> &amp; ~x~';
    const key = await world().report('zhou', '', { '出了什么问题？': typed });
    expect((await world().ticket(key)).description).toBe(typed);
    await world().press('li', key, '我来受理');
    await world().press('li', key, '写进展');
    await world().fillIn('li', { 目前进展: typed });
    expect(await world().card(key)).toContain('*粗体* _斜_');
    expect(world().told('zhou', key)).toContain('*粗体* _斜_');
    const posted = world()
      .slack.callsOf('chat.postMessage')
      .map(({ args }) => JSON.stringify(args));
    expect(posted.some((one) => one.includes('<!here>') && one.includes('"type":"mrkdwn"'))).toBe(false);
    expect(world().plainTexts(key).join()).not.toContain('<!here>');
  });
});
