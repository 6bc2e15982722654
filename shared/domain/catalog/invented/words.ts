/** Words that invented catalogue entries are made of: what departments of a city and its counties keep lists of. */

export type Family = {
  /** Ids of departments end so; the families without any are everybody's. */
  readonly of: readonly string[];
  readonly subjects: readonly string[];
  readonly items: readonly string[];
};

const words = (text: string): readonly string[] => text.split(' ');

const family = (of: string, subjects: string, items: string): Family => ({
  of: words(of),
  subjects: words(subjects),
  items: words(items),
});

export const families: readonly Family[] = [
  family(
    'minzheng canlian',
    '养老机构 婚姻登记 困难残疾人生活补贴 重度残疾人护理补贴 社会组织 最低生活保障对象 特困供养人员 孤儿基本生活保障 高龄津贴 地名区划 殡葬服务机构 社区居家养老 慈善组织 流浪乞讨救助',
    '服务对象姓名 公民身份号码 保障类别 发放金额 发放月份 床位数 评定等级 审批机关 登记证号 监护人姓名 残疾等级 户籍地址',
  ),
  family(
    'gongan',
    '在册人口 流动人口 居住证 机动车登记 驾驶证 出入境证件 无犯罪记录 保安服务公司 民用爆炸物品 旅馆业 印章刻制 门楼牌地址',
    '公民身份号码 户籍地址 居住地址 号牌号码 车辆类型 准驾车型 证件号码 签发机关 有效期止 人口状态 迁入日期',
  ),
  family(
    'renshe gonghui gongjijin',
    '就业困难人员 失业保险 工伤认定 职业技能培训 社会保障卡 企业职工养老保险 劳务派遣单位 专业技术资格 农民工工资保证金 住房公积金缴存 公积金贷款',
    '公民身份号码 参保单位 险种类型 缴费基数 缴费月数 待遇状态 证书编号 专业名称 卡状态 开户银行 缴存余额',
  ),
  family(
    'yibao weijian',
    '医疗机构 执业医师 出生医学证明 预防接种 职业健康检查 医保定点机构 参保缴费 异地就医备案 门诊慢特病 传染病监测 公共场所卫生 献血',
    '机构名称 执业证号 诊疗科目 床位数 医师级别 出生日期 疫苗名称 接种日期 结算金额 参保状态 病种名称',
  ),
  family(
    'shichang yancao jinrong',
    '企业登记 个体工商户 食品经营 药品经营 特种设备 计量器具 商标 广告审查 产品质量抽查 双随机检查 小作坊 烟草零售',
    '统一社会信用代码 经营范围 法定代表人 注册资本 成立日期 登记机关 许可证编号 检验结论 设备代码 经营场所 营业状态',
  ),
  family(
    'zhujian chengguan renfang',
    '公租房 施工许可 商品房预售 房屋交易 物业服务企业 燃气经营 建筑业企业 工程竣工验收 老旧小区改造 历史建筑 城市桥梁 生活垃圾处理 户外广告设施',
    '项目名称 建设单位 施工单位 建筑面积 合同价款 许可证编号 房屋坐落 套数 竣工日期 资质等级 保障方式',
  ),
  family(
    'ziran lincao nengyuan',
    '不动产登记 建设用地批准 采矿许可 地质灾害点 土地供应 规划许可 林地 草原承包 自然保护地 古树名木 林木采伐 风电场 煤矿产能',
    '不动产单元号 权利人 用途 宗地面积 坐落 矿种 开采方式 有效期止 坐标 林种 装机容量 批准文号',
  ),
  family(
    'shengtai shuili qixiang',
    '排污许可 环境影响评价 空气质量 地表水断面 危险废物 污染源自动监测 取水许可 水库 河道采砂 水土保持方案 农村饮水工程 降水量 雷电灾害',
    '监测点位 监测时间 监测项目 监测值 排放口编号 超标倍数 取水量 水位 库容 站号 经度 纬度',
  ),
  family(
    'jiaotong xiaofang yingji',
    '道路运输 客运班线 危险货物运输 公路桥梁 超限检测 出租汽车 安全生产许可 烟花爆竹 应急避难场所 救援队伍 消防验收 重大危险源',
    '经营许可证号 车辆号牌 线路名称 起讫点 桥梁编号 技术状况 许可范围 容纳人数 值班电话 检查日期 隐患等级',
  ),
  family(
    'nongye tuiyi xinfang',
    '农村土地承包 农民合作社 家庭农场 耕地地力补贴 农机购置补贴 动物检疫 种子经营 脱贫户 高标准农田 退役军人 优抚对象 信访事项',
    '承包方名称 承包面积 补贴金额 种植作物 机具型号 检疫证号 存栏数 农户编码 优待证号 办理结果 受理日期',
  ),
  family(
    'jiaoyu kexue tiyu wenlv dangan minzong',
    '义务教育学校 学籍 教师资格 校外培训机构 学生资助 高新技术企业 科技成果 文物保护单位 旅行社 非物质文化遗产 公共图书馆 体育场馆 民用档案 宗教活动场所',
    '学校标识码 办学层次 在校生数 教师资格证号 任教学科 资助金额 成果名称 保护级别 场馆面积 开放时间 档号',
  ),
  family(
    'caizheng shuiwu shenji tongji fagai gongxin shangwu guozi',
    '行政事业性收费 政府采购 财政补助资金 纳税信用 欠税公告 审计整改 规模以上工业 固定资产投资 价格监测 投资项目备案 工业用电 外贸企业 国有资产 粮食储备',
    '项目代码 预算金额 支出科目 纳税人识别号 信用等级 所属期 增加值 同比增速 投资总额 开工日期 备案机关',
  ),
  family(
    'xingzheng sifa bianban zwxx zf zfb shizf',
    '政务服务事项 行政许可 办件 电子证照 公共资源交易 机构编制 行政处罚 行政复议 法律援助 公证 律师事务所 政务公开 一件事联办 中介服务',
    '事项编码 办件编号 申请人 办理环节 办结时间 证照编号 处罚决定书文号 处罚金额 承办机构 实施主体 好差评等级',
  ),
];

export const commonItems = words(
  '名称 统一社会信用代码 地址 联系电话 负责人 发证日期 有效期起 状态 金额 备注 行政区划代码 数据更新时间 经办机构',
);

export const listKinds = words(
  '登记信息 发放信息 核查结果 年度台账 许可信息 监测数据 检查记录 备案信息 统计数据 变更记录 注销名单 评价结果 名录 明细 汇总表',
);

/** Counties, and townships and streets in them. */
export const countyTowns: Readonly<Record<string, readonly string[]>> = {
  忻府区: words('秀容街道 新建路街道 播明镇 奇村镇 三交镇 豆罗镇 董村镇'),
  定襄县: words('晋昌镇 河边镇 宏道镇 季庄镇 蒋村镇'),
  五台县: words('台城镇 耿镇镇 豆村镇 白家庄镇 东冶镇'),
  代县: words('上馆镇 阳明堡镇 峨口镇 聂营镇 枣林镇'),
  繁峙县: words('繁城镇 砂河镇 大营镇 下茹越乡'),
  宁武县: words('凤凰镇 阳方口镇 东寨镇 石家庄镇'),
  静乐县: words('鹅城镇 杜家村镇 康家会镇 丰润镇'),
  神池县: words('龙泉镇 义井镇 八角镇'),
  五寨县: words('砚城镇 小河头镇 三岔镇'),
  岢岚县: words('岚漪镇 三井镇 宋家沟镇'),
  河曲县: words('文笔镇 楼子营镇 刘家塔镇 巡镇镇'),
  保德县: words('东关镇 义门镇 桥头镇 杨家湾镇'),
  偏关县: words('新关镇 天峰坪镇 老营镇 万家寨镇'),
  原平市: words('北城街道 南城街道 东社镇 苏龙口镇 崞阳镇 大牛店镇 轩岗镇'),
};

export const sentences: readonly string[] = [
  '按月汇总并经业务科室核对后上报',
  '记录名称、地址和登记状态',
  '供窗口受理和联合审批时核查使用',
  '来源于本部门履职过程中形成的业务台账',
  '变更和注销在五个工作日内更新',
  '不含当事人联系方式和影像材料',
  '可用于跨部门核验，替代纸质证明材料',
  '由县级经办机构采集、市级复核',
  '历史数据自二〇一五年起完整',
  '与上级业务系统每日对账',
  '字段含义见本部门数据字典',
  '为监管、统计分析和信用评价提供依据',
];

export const themes = words('社会保障 公共服务 生态环境 城乡建设 安全生产 信用 健康 应急');
