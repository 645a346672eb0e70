//! The forms that are understood, and the fields a sheet may have.

use serde::{Deserialize, Serialize};

/// A form that offices exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// 重点项目计划表, and every other list of projects
    ProjectPlan,
    /// 节点计划表
    Milestones,
    /// 进展月报
    Progress,
    /// 三个一批台账
    Batch,
    /// 入库纳统表, of the statistics office
    Statistics,
    /// 资金支付表, of the finance bureau
    Payment,
}

impl Form {
    pub const ALL: [Self; 6] =
        [Self::ProjectPlan, Self::Milestones, Self::Progress, Self::Batch, Self::Statistics, Self::Payment];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ProjectPlan => "project_plan",
            Self::Milestones => "milestones",
            Self::Progress => "progress",
            Self::Batch => "batch",
            Self::Statistics => "statistics",
            Self::Payment => "payment",
        }
    }

    /// The Chinese name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ProjectPlan => "项目计划表",
            Self::Milestones => "节点计划表",
            Self::Progress => "进展月报",
            Self::Batch => "三个一批台账",
            Self::Statistics => "入库纳统表",
            Self::Payment => "资金支付表",
        }
    }

    /// The fields that a sheet of this form may have.
    pub fn fields(self) -> impl Iterator<Item = &'static FieldInfo> {
        FIELDS.iter().filter(move |info| info.forms.contains(&self))
    }
}

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    Text,
    Amount,
    Date,
    Ordinal,
    Degrees,
    Choice,
}

/// What is known about a field.
#[derive(Debug, Serialize)]
pub struct FieldInfo {
    pub field: Field,
    /// The Chinese label, also the header of templates.
    pub label: &'static str,
    pub kind: FieldKind,
    pub forms: &'static [Form],
    /// Headers under which real sheets carry the field, without brackets, years, units and spaces.
    #[serde(skip)]
    pub synonyms: &'static [&'static str],
}

macro_rules! fields {
    ($($name:ident, $id:literal, $label:literal, $kind:ident, [$($form:ident),*], [$($synonym:literal),* $(,)?];)+) => {
        /// A field of a form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Field { $(#[serde(rename = $id)] $name),+ }

        /// Every field, in the order in which templates show them.
        pub static FIELDS: &[FieldInfo] = &[$(FieldInfo {
            field: Field::$name,
            label: $label,
            kind: FieldKind::$kind,
            forms: &[$(Form::$form),*],
            synonyms: &[$label, $($synonym),*],
        }),+];

        impl Field {
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }

            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label),+ }
            }

            pub const fn kind(self) -> FieldKind {
                match self { $(Self::$name => FieldKind::$kind),+ }
            }
        }
    };
}

fields! {
    Sequence, "sequence", "序号", Text, [ProjectPlan, Milestones, Progress, Batch, Statistics, Payment], ["编号", "排序", "No", "NO", "项次"];
    Code, "code", "项目编码", Text, [ProjectPlan, Milestones, Progress, Batch, Statistics, Payment],
        ["项目代码", "项目编号", "编码", "代码", "统一编码", "赋码", "项目赋码", "项目统一代码"];
    Name, "name", "项目名称", Text, [ProjectPlan, Milestones, Progress, Batch, Statistics, Payment],
        ["名称", "项目", "工程名称", "项目工程名称", "建设项目名称", "重点项目名称", "建设项目", "工程项目名称", "工程项目", "项目全称"];
    Milestone, "milestone", "节点名称", Text, [Milestones],
        ["节点", "里程碑", "里程碑节点", "关键节点", "工作节点", "节点内容", "时间节点名称", "控制节点", "里程碑名称", "节点事项"];
    BatchPeriod, "batch_period", "期次", Ordinal, [Batch], ["批次", "期数", "所属期次", "所在期次", "入选期次", "三个一批期次", "活动期次"];
    BatchStage, "batch_stage", "批次类别", Text, [Batch], ["三个一批类别", "批次类型", "一批类别", "所属一批"];
    Sector, "sector", "项目类别", Text, [ProjectPlan],
        ["类别", "行业", "行业类别", "所属行业", "项目类型", "类型", "行业分类", "项目分类", "所属类别", "领域", "所属领域", "产业类别", "分类", "板块"];
    Industry, "industry", "行业领域", Text, [Batch],
        ["行业", "领域", "行业类别", "所属行业", "所属领域", "产业领域", "产业类别", "项目类别", "项目类型"];
    Level, "level", "项目级别", Choice, [ProjectPlan],
        ["级别", "重点级别", "项目层级", "层级", "项目等级", "重点层级", "省市区重点", "省市县重点", "重点类别"];
    Nature, "nature", "建设性质", Choice, [ProjectPlan],
        ["性质", "项目性质", "建设状态", "项目状态", "状态", "建设阶段", "项目阶段", "建设类型", "性质状态", "续建新建", "新建续建", "新开工续建", "建设类别"];
    Owner, "owner", "责任单位", Text, [ProjectPlan, Milestones, Progress, Batch, Statistics, Payment],
        ["牵头单位", "主管单位", "主管部门", "责任部门", "牵头责任单位", "牵头部门", "责任主体", "申报单位", "所属辖区", "属地", "属地单位", "推进单位", "包联单位", "分管局委", "填报单位"];
    Leader, "leader", "联系领导", Text, [ProjectPlan],
        ["包联领导", "分包领导", "责任领导", "县级领导", "县处级领导", "分包县级领导", "联系县级领导", "包保领导", "牵头领导", "市级领导", "区级领导", "分管领导"];
    Place, "place", "建设地点", Text, [ProjectPlan],
        ["建设地址", "地点", "地址", "所在地", "项目地点", "建设位置", "位置", "项目地址", "项目所在地", "坐落", "所在区域", "所在县区", "选址", "项目位置"];
    Content, "content", "建设规模及内容", Text, [ProjectPlan],
        ["建设内容及规模", "建设内容", "建设规模", "建设内容与规模", "建设规模与内容", "主要建设内容", "主要建设内容及规模", "项目简介", "项目概况", "主要建设规模及内容", "建设规模和内容", "建设内容和规模", "项目基本情况", "项目内容"];
    Total, "total", "总投资", Amount, [ProjectPlan, Batch],
        ["总投资额", "项目总投资", "计划总投资", "投资总额", "估算总投资", "概算总投资", "总投资估算", "投资规模", "投资额", "计划总投资额", "总投资概算", "概算投资"];
    Plan, "plan", "年度计划投资", Amount, [ProjectPlan, Progress],
        ["计划投资", "年计划投资", "当年计划投资", "本年计划投资", "年度投资计划", "年度计划", "年度计划投资额", "年计划完成投资", "计划完成投资", "年度计划完成投资", "投资计划", "年投资计划", "本年度计划投资", "工作计划投资", "年度目标投资", "年度投资目标", "计划投资额", "年度投资", "今年计划投资", "全年计划投资"];
    DoneMonth, "done_month", "本月完成投资", Amount, [ProjectPlan, Progress, Statistics],
        ["当月完成投资", "当月投资", "本月投资", "本月完成", "当月完成", "月完成投资", "本月完成投资额", "当月完成投资额", "本月实际完成投资"];
    DoneYear, "done_year", "本年累计完成投资", Amount, [ProjectPlan, Progress, Statistics],
        ["年累计完成投资", "当年累计完成投资", "本年累计", "当年累计", "年度累计完成投资", "年初累计完成投资", "年初至今累计完成投资", "本年完成投资", "累计完成年度投资", "当年完成投资", "今年累计完成投资", "本年度累计完成投资", "年度完成投资", "年初以来累计完成投资", "当年累计投资", "本年累计完成", "自年初累计完成投资", "自年初累计", "今年以来完成投资", "今年以来累计完成投资", "项目建设阶段完成投资", "月完成投资累计", "月份完成投资", "月累计完成投资", "完成年度投资"];
    PlannedStart, "planned_start", "计划开工时间", Date, [ProjectPlan],
        ["开工时间", "拟开工时间", "开工日期", "计划开工日期", "开工年月", "预计开工时间", "计划开工", "开工年份", "计划开工年月", "开始时间", "计划开始时间"];
    PlannedFinish, "planned_finish", "计划竣工时间", Date, [ProjectPlan],
        ["竣工时间", "拟竣工时间", "竣工日期", "计划竣工日期", "竣工年月", "预计竣工时间", "计划竣工", "建成时间", "计划建成时间", "完工时间", "计划完工时间", "竣工年份", "计划完成日期", "投产时间", "计划投产时间", "计划竣工年月"];
    PlannedOn, "planned_on", "计划完成时间", Date, [Milestones],
        ["计划时间", "计划日期", "计划完成日期", "完成时限", "要求完成时间", "目标时间", "计划节点时间", "时间节点", "计划完成时限", "节点时间"];
    AchievedOn, "achieved_on", "实际完成时间", Date, [Milestones],
        ["实际时间", "实际日期", "完成时间", "实际完成日期", "完成日期"];
    BatchDay, "day", "实际时间", Date, [Batch],
        ["签约时间", "签约日期", "开工时间", "开工日期", "投产时间", "投产日期", "实际开工时间", "实际投产时间"];
    FulfilledOn, "fulfilled_on", "履约时间", Date, [Batch], ["履约日期", "实际履约时间"];
    YieldingOn, "yielding_on", "达效时间", Date, [Batch], ["达效日期", "实际达效时间"];
    PaidMonth, "paid_month", "本月支付资金", Amount, [Payment],
        ["本月支付", "本月支付额", "当月支付", "当月支付资金", "本月拨付", "本月拨付资金", "当月拨付资金", "本月支付金额"];
    PaidYear, "paid_year", "本年累计支付资金", Amount, [Payment],
        ["本年累计支付", "累计支付", "累计支付资金", "本年支付资金", "累计拨付", "累计拨付资金", "本年累计拨付资金", "本年累计支付金额"];
    StatisticsCode, "statistics_code", "统计代码", Text, [Statistics],
        ["统计编码", "统计项目代码", "入库编码", "入库代码", "纳统代码", "统计库代码"];
    ListedState, "listed_state", "入库状态", Text, [Statistics],
        ["纳统状态", "入库情况", "是否入库", "是否纳统", "入库纳统状态", "状态"];
    ListedOn, "listed_on", "入库时间", Date, [Statistics], ["入库日期", "纳统时间", "入库纳统时间", "纳统日期"];
    Period, "period", "建设起止年限", Text, [ProjectPlan],
        ["起止年限", "建设年限", "建设周期", "建设期限", "建设起止时间", "起止时间", "建设工期", "工期", "建设期", "起止年月", "建设起止年月", "起止节点时间", "建设时间"];
    Lng, "lng", "经度", Degrees, [ProjectPlan], ["东经", "坐标经度", "x坐标", "X坐标", "项目经度"];
    Lat, "lat", "纬度", Degrees, [ProjectPlan], ["北纬", "坐标纬度", "y坐标", "Y坐标", "项目纬度"];
    Started, "started", "是否开工", Choice, [ProjectPlan, Progress], ["开工情况", "是否已开工", "开工否", "已开工"];
    Visual, "visual", "形象进度", Text, [ProjectPlan, Progress],
        ["主要形象进度", "工程形象进度", "工程进度", "目前形象进度", "当前形象进度", "项目建设阶段主要形象进度", "工程进展情况", "项目进展", "进展情况", "建设进展", "目前进展", "项目进展情况", "当前进度", "目前进展情况", "月报"];
    Problem, "problem", "存在问题", Text, [ProjectPlan, Progress],
        ["存在的问题", "问题", "存在问题及建议", "存在主要问题", "主要问题", "需协调问题", "需协调解决的问题", "需要协调解决的问题", "困难问题", "存在的困难和问题", "存在困难和问题", "需解决的问题"];
    Note, "note", "备注", Text, [ProjectPlan, Progress, Milestones, Batch, Statistics, Payment], ["说明", "备注说明"];
}
