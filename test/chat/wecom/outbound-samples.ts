/** Messages and card updates as WeCom's documents show them (documents 90236, 94888). */
export const outboundSamples = {
  send: [
    {
      touser: 'UserID1|UserID2|UserID3',
      toparty: 'PartyID1|PartyID2',
      totag: 'TagID1 | TagID2',
      msgtype: 'text',
      agentid: 1,
      text: {
        content:
          '你的快递已到，请携带工卡前往邮件中心领取。\n出发前可查看<a href="https://work.weixin.qq.com">邮件中心视频实况</a>，聪明避开排队。',
      },
      enable_id_trans: 0,
      enable_duplicate_check: 0,
      duplicate_check_interval: 1800,
      safe: 0,
    },
    {
      touser: 'UserID1|UserID2',
      msgtype: 'image',
      agentid: 1,
      image: {
        media_id: 'MEDIA_ID',
      },
      safe: 0,
      enable_duplicate_check: 0,
      duplicate_check_interval: 1800,
    },
    {
      touser: 'UserID1|UserID2',
      msgtype: 'file',
      agentid: 1,
      file: {
        media_id: 'MEDIA_ID',
      },
      safe: 0,
    },
    {
      touser: 'UserID1',
      msgtype: 'markdown',
      agentid: 1,
      markdown: {
        content:
          '您的会议室已经预定，稍后会同步到`邮箱`\n>**事项详情**\n>事　项：<font color="info">开会</font>\n>组织者：@miglioguan\n>\n>会议室：<font color="info">广州TIT 1楼 301</font>\n>日　期：<font color="warning">2018年5月18日</font>\n>时　间：<font color="comment">上午9:00-11:00</font>\n>\n>请准时参加会议。\n>\n>如需修改会议信息，请点击：[修改会议信息](https://work.weixin.qq.com)',
      },
      enable_duplicate_check: 0,
      duplicate_check_interval: 1800,
    },
    {
      touser: 'UserID1',
      msgtype: 'textcard',
      agentid: 1,
      textcard: {
        title: '领奖通知',
        description:
          '<div class="gray">2016年9月26日</div> <div class="normal">恭喜你抽中iPhone 7一台，领奖码：xxxx</div><div class="highlight">请于2016年10月10日前联系行政同事领取</div>',
        url: 'URL',
        btntxt: '更多',
      },
    },
    {
      touser: 'UserID1',
      msgtype: 'news',
      agentid: 1,
      news: {
        articles: [
          {
            title: '中秋节礼品领取',
            description: '今年中秋节公司有豪礼相送',
            url: 'URL',
            picurl: 'PIC_URL',
          },
        ],
      },
    },
    {
      touser: 'UserID1|UserID2|UserID3',
      msgtype: 'template_card',
      agentid: 1,
      template_card: {
        card_type: 'text_notice',
        source: {
          icon_url: '图片的url',
          desc: '企业微信',
          desc_color: 1,
        },
        action_menu: {
          desc: '卡片副交互辅助文本说明',
          action_list: [
            {
              text: '接受推送',
              key: 'A',
            },
            {
              text: '不再推送',
              key: 'B',
            },
          ],
        },
        task_id: 'task_id',
        main_title: {
          title: '欢迎使用企业微信',
          desc: '您的好友正在邀请您加入企业微信',
        },
        quote_area: {
          type: 1,
          url: 'https://work.weixin.qq.com',
          title: '企业微信的引用样式',
          quote_text: '企业微信真好用呀真好用',
        },
        emphasis_content: {
          title: '100',
          desc: '核心数据',
        },
        sub_title_text: '下载企业微信还能抢红包！',
        horizontal_content_list: [
          {
            keyname: '邀请人',
            value: '张三',
          },
          {
            type: 1,
            keyname: '企业微信官网',
            value: '点击访问',
            url: 'https://work.weixin.qq.com',
          },
          {
            type: 2,
            keyname: '企业微信下载',
            value: '企业微信.apk',
            media_id: '文件的media_id',
          },
          {
            type: 3,
            keyname: '员工信息',
            value: '点击查看',
            userid: 'zhangsan',
          },
        ],
        jump_list: [
          {
            type: 1,
            title: '企业微信官网',
            url: 'https://work.weixin.qq.com',
          },
          {
            type: 2,
            title: '跳转小程序',
            appid: '小程序的appid',
            pagepath: '/index.html',
          },
        ],
        card_action: {
          type: 2,
          url: 'https://work.weixin.qq.com',
          appid: '小程序的appid',
          pagepath: '/index.html',
        },
      },
      enable_id_trans: 0,
      enable_duplicate_check: 0,
      duplicate_check_interval: 1800,
    },
    {
      touser: 'UserID1|UserID2|UserID3',
      msgtype: 'template_card',
      agentid: 1,
      template_card: {
        card_type: 'news_notice',
        source: {
          icon_url: '图片的url',
          desc: '企业微信',
          desc_color: 1,
        },
        action_menu: {
          desc: '卡片副交互辅助文本说明',
          action_list: [
            {
              text: '接受推送',
              key: 'A',
            },
            {
              text: '不再推送',
              key: 'B',
            },
          ],
        },
        task_id: 'task_id',
        main_title: {
          title: '欢迎使用企业微信',
          desc: '您的好友正在邀请您加入企业微信',
        },
        quote_area: {
          type: 1,
          url: 'https://work.weixin.qq.com',
          title: '企业微信的引用样式',
          quote_text: '企业微信真好用呀真好用',
        },
        image_text_area: {
          type: 1,
          url: 'https://work.weixin.qq.com',
          title: '企业微信的左图右文样式',
          desc: '企业微信真好用呀企业微信真好用呀',
          image_url: '图片的url',
        },
        card_image: {
          url: '图片的url',
          aspect_ratio: 1.3,
        },
        vertical_content_list: [
          {
            title: '惊喜红包等你来拿',
            desc: '下载企业微信还能抢红包！',
          },
        ],
        horizontal_content_list: [
          {
            keyname: '邀请人',
            value: '张三',
          },
          {
            type: 1,
            keyname: '企业微信官网',
            value: '点击访问',
            url: 'https://work.weixin.qq.com',
          },
          {
            type: 2,
            keyname: '企业微信下载',
            value: '企业微信.apk',
            media_id: '文件的media_id',
          },
          {
            type: 3,
            keyname: '员工信息',
            value: '点击查看',
            userid: 'zhangsan',
          },
        ],
        jump_list: [
          {
            type: 1,
            title: '企业微信官网',
            url: 'https://work.weixin.qq.com',
          },
          {
            type: 2,
            title: '跳转小程序',
            appid: '小程序的appid',
            pagepath: '/index.html',
          },
        ],
        card_action: {
          type: 2,
          url: 'https://work.weixin.qq.com',
          appid: '小程序的appid',
          pagepath: '/index.html',
        },
      },
      enable_id_trans: 0,
      enable_duplicate_check: 0,
      duplicate_check_interval: 1800,
    },
    {
      touser: 'UserID1|UserID2|UserID3',
      msgtype: 'template_card',
      agentid: 1,
      template_card: {
        card_type: 'button_interaction',
        source: {
          icon_url: '图片的url',
          desc: '企业微信',
          desc_color: 1,
        },
        action_menu: {
          desc: '卡片副交互辅助文本说明',
          action_list: [
            {
              text: '接受推送',
              key: 'A',
            },
            {
              text: '不再推送',
              key: 'B',
            },
          ],
        },
        main_title: {
          title: '欢迎使用企业微信',
          desc: '您的好友正在邀请您加入企业微信',
        },
        quote_area: {
          type: 1,
          url: 'https://work.weixin.qq.com',
          title: '企业微信的引用样式',
          quote_text: '企业微信真好用呀真好用',
        },
        sub_title_text: '下载企业微信还能抢红包！',
        horizontal_content_list: [
          {
            keyname: '邀请人',
            value: '张三',
          },
          {
            type: 1,
            keyname: '企业微信官网',
            value: '点击访问',
            url: 'https://work.weixin.qq.com',
          },
          {
            type: 2,
            keyname: '企业微信下载',
            value: '企业微信.apk',
            media_id: '文件的media_id',
          },
          {
            type: 3,
            keyname: '员工信息',
            value: '点击查看',
            userid: 'zhangsan',
          },
        ],
        card_action: {
          type: 2,
          url: 'https://work.weixin.qq.com',
          appid: '小程序的appid',
          pagepath: '/index.html',
        },
        task_id: 'task_id',
        button_selection: {
          question_key: 'btn_question_key1',
          title: '企业微信评分',
          option_list: [
            {
              id: 'btn_selection_id1',
              text: '100分',
            },
            {
              id: 'btn_selection_id2',
              text: '101分',
            },
          ],
          selected_id: 'btn_selection_id1',
        },
        button_list: [
          {
            text: '按钮1',
            style: 1,
            key: 'button_key_1',
          },
          {
            text: '按钮2',
            style: 2,
            key: 'button_key_2',
          },
        ],
      },
      enable_id_trans: 0,
      enable_duplicate_check: 0,
      duplicate_check_interval: 1800,
    },
    {
      touser: 'UserID1|UserID2|UserID3',
      msgtype: 'template_card',
      agentid: 1,
      template_card: {
        card_type: 'vote_interaction',
        source: {
          icon_url: '图片的url',
          desc: '企业微信',
        },
        main_title: {
          title: '欢迎使用企业微信',
          desc: '您的好友正在邀请您加入企业微信',
        },
        task_id: 'task_id',
        checkbox: {
          question_key: 'question_key1',
          option_list: [
            {
              id: 'option_id1',
              text: '选择题选项1',
              is_checked: true,
            },
            {
              id: 'option_id2',
              text: '选择题选项2',
              is_checked: false,
            },
          ],
          mode: 1,
        },
        submit_button: {
          text: '提交',
          key: 'key',
        },
      },
      enable_id_trans: 0,
      enable_duplicate_check: 0,
      duplicate_check_interval: 1800,
    },
    {
      touser: 'UserID1|UserID2|UserID3',
      msgtype: 'template_card',
      agentid: 1,
      template_card: {
        card_type: 'multiple_interaction',
        source: {
          icon_url: '图片的url',
          desc: '企业微信',
        },
        main_title: {
          title: '欢迎使用企业微信',
          desc: '您的好友正在邀请您加入企业微信',
        },
        task_id: 'task_id',
        select_list: [
          {
            question_key: 'question_key1',
            title: '选择器标签1',
            selected_id: 'selection_id1',
            option_list: [
              {
                id: 'selection_id1',
                text: '选择器选项1',
              },
              {
                id: 'selection_id2',
                text: '选择器选项2',
              },
            ],
          },
          {
            question_key: 'question_key2',
            title: '选择器标签2',
            selected_id: 'selection_id3',
            option_list: [
              {
                id: 'selection_id3',
                text: '选择器选项3',
              },
              {
                id: 'selection_id4',
                text: '选择器选项4',
              },
            ],
          },
        ],
        submit_button: {
          text: '提交',
          key: 'key',
        },
      },
      enable_id_trans: 0,
      enable_duplicate_check: 0,
      duplicate_check_interval: 1800,
    },
    {
      touser: 'zhangsan|lisi|wangwu',
      msgtype: 'template_card',
      agentid: 1000002,
      template_card: {
        card_type: 'button_interaction',
        source: {
          desc: 'IT服务台',
        },
        main_title: {
          title: '【#IT-1042】打印机卡纸',
          desc: '3楼东区 · 报修人 王小明',
        },
        sub_title_text: 'HP M428 反复卡纸，已重启无效',
        horizontal_content_list: [
          {
            keyname: '紧急度',
            value: '高',
          },
          {
            keyname: '报修人',
            value: '点击查看',
            type: 3,
            userid: 'wangxm',
          },
        ],
        card_action: {
          type: 1,
          url: 'https://desk.example.com/t/IT-1042',
        },
        task_id: 'IT-1042@claim-1',
        button_list: [
          {
            text: '接单',
            style: 1,
            key: 'claim:IT-1042',
          },
          {
            text: '转派',
            style: 2,
            key: 'pass:IT-1042',
          },
        ],
      },
      enable_duplicate_check: 1,
      duplicate_check_interval: 1800,
    },
  ],
  update: [
    {
      card_type: 'button_interaction',
      source: {
        icon_url: '图片的url',
        desc: '企业微信',
        desc_color: 1,
      },
      main_title: {
        title: '欢迎使用企业微信',
        desc: '您的好友正在邀请您加入企业微信',
      },
      sub_title_text: '下载企业微信还能抢红包！',
      horizontal_content_list: [
        {
          keyname: '邀请人',
          value: '张三',
        },
        {
          type: 1,
          keyname: '企业微信官网',
          value: '点击访问',
          url: 'https://work.weixin.qq.com',
        },
        {
          type: 2,
          keyname: '企业微信下载',
          value: '企业微信.apk',
          media_id: '文件的media_id',
        },
      ],
      card_action: {
        type: 2,
        url: 'https://work.weixin.qq.com',
        appid: '小程序的appid',
        pagepath: '/index.html',
      },
      button_list: [
        {
          text: '按钮1',
          style: 1,
          key: 'button_key_1',
        },
        {
          text: '按钮2',
          style: 2,
          key: 'button_key_2',
        },
      ],
      replace_text: '已提交',
    },
    {
      card_type: 'vote_interaction',
      source: {
        icon_url: '图片的url',
        desc: '企业微信',
      },
      main_title: {
        title: '欢迎使用企业微信',
        desc: '您的好友正在邀请您加入企业微信',
      },
      checkbox: {
        question_key: 'question_key1',
        option_list: [
          {
            id: 'option_id1',
            text: '选择题选项1',
            is_checked: true,
          },
          {
            id: 'option_id2',
            text: '选择题选项2',
            is_checked: false,
          },
        ],
        disable: false,
        mode: 1,
      },
      submit_button: {
        text: '提交',
        key: 'key',
      },
      replace_text: '已提交',
    },
    {
      card_type: 'multiple_interaction',
      source: {
        icon_url: '图片的url',
        desc: '企业微信',
      },
      main_title: {
        title: '欢迎使用企业微信',
        desc: '您的好友正在邀请您加入企业微信',
      },
      select_list: [
        {
          question_key: 'question_key1',
          title: '选择器标签1',
          selected_id: 'selection_id1',
          option_list: [
            {
              id: 'selection_id1',
              text: '选择器选项1',
            },
            {
              id: 'selection_id2',
              text: '选择器选项2',
            },
          ],
          disable: false,
        },
      ],
      submit_button: {
        text: '提交',
        key: 'key',
      },
      replace_text: '已提交',
    },
    {
      select_list: [
        {
          question_key: 'question',
          selected_id: 'id',
        },
      ],
    },
  ],
} as const;
