import { AccountsPage } from '../features/accounts/accounts-page.tsx';
import { AgencyPage } from '../features/agency/agency-page.tsx';
import { AgreementPage } from '../features/agreement/agreement-page.tsx';
import { ApplyPage } from '../features/apply/apply-page.tsx';
import { SupplementPage } from '../features/apply/supplement-page.tsx';
import { CatalogPage } from '../features/catalog/catalog-page.tsx';
import { CertificatesPage } from '../features/certificates/certificates-page.tsx';
import { ChangesPage } from '../features/changes/changes-page.tsx';
import { NewChangePage } from '../features/changes/new-change-page.tsx';
import { CollectionPage } from '../features/collection/collection-page.tsx';
import { ConversionsPage } from '../features/conversions/conversions-page.tsx';
import { CoordinationPage } from '../features/coordination/coordination-page.tsx';
import { CorrectionsPage } from '../features/corrections/corrections-page.tsx';
import { ReportPage } from '../features/corrections/report-page.tsx';
import { DestructionPage } from '../features/destruction/destruction-page.tsx';
import { DifficultiesPage } from '../features/difficulties/difficulties-page.tsx';
import { NewDifficultyPage } from '../features/difficulties/new-difficulty-page.tsx';
import { CarryPage } from '../features/exchange/carry-page.tsx';
import { FilingsPage } from '../features/filings/filings-page.tsx';
import { GuidePage } from '../features/guide/guide-page.tsx';
import { TrainingPage } from '../features/guide/training-page.tsx';
import { WriteGuidePage } from '../features/guide/write-page.tsx';
import { LedgerPage } from '../features/ledger/ledger-page.tsx';
import { LibrariesPage } from '../features/libraries/libraries-page.tsx';
import { MaskingPage } from '../features/masking/masking-page.tsx';
import { MyCasesPage } from '../features/my-cases/my-cases-page.tsx';
import { OutboxPage } from '../features/outbox/outbox-page.tsx';
import { AssessmentsPage } from '../features/oversight/assessments-page.tsx';
import { BoardPage } from '../features/oversight/board-page.tsx';
import { CircularsPage } from '../features/oversight/circulars-page.tsx';
import { SuspicionsPage } from '../features/oversight/suspicions-page.tsx';
import { EditEntryPage, NewEntryPage } from '../features/publishing/edit-page.tsx';
import { PublishingPage } from '../features/publishing/publishing-page.tsx';
import { ImportPage } from '../features/publishing/sheet/import-page.tsx';
import { RegistrationPage } from '../features/registration/registration-page.tsx';
import { WriteRegistrationPage } from '../features/registration/write-page.tsx';
import { ReviewPage } from '../features/review/review-page.tsx';
import { SecurityPage } from '../features/security/security-page.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { SupervisionPage } from '../features/supervision/supervision-page.tsx';
import { TodayPage } from '../features/today/today-page.tsx';
import { PlanPage } from '../features/upkeep/plan-page.tsx';
import { UpkeepPage } from '../features/upkeep/upkeep-page.tsx';
import { UsagePage } from '../features/usage/usage-page.tsx';
import { WorkstationsPage } from '../features/workstations/workstations-page.tsx';
import type { Route } from './routes.ts';

/** The screen of a place. */
export function Screen({ route }: { readonly route: Route }) {
  switch (route.name) {
    case 'today':
      return <TodayPage />;
    case 'catalog':
      return <CatalogPage entryId={null} />;
    case 'entry':
      return <CatalogPage entryId={route.params.entryId} />;
    case 'apply':
      return <ApplyPage key={route.params.entryId} entryId={route.params.entryId} />;
    case 'supplement':
      return <SupplementPage key={route.params.caseId} caseId={route.params.caseId} />;
    case 'cases':
      return <MyCasesPage caseId={null} />;
    case 'case':
      return <MyCasesPage caseId={route.params.caseId} />;
    case 'review':
      return <ReviewPage caseId={null} />;
    case 'reviewCase':
      return <ReviewPage caseId={route.params.caseId} />;
    case 'coordination':
      return <CoordinationPage caseId={null} />;
    case 'coordinationCase':
      return <CoordinationPage caseId={route.params.caseId} />;
    case 'agencies':
      return <AgencyPage />;
    case 'agreements':
      return <AgreementPage caseId={null} />;
    case 'agreement':
      return <AgreementPage caseId={route.params.caseId} />;
    case 'usage':
      return <UsagePage grantId={null} />;
    case 'use':
      return <UsagePage grantId={route.params.grantId} />;
    case 'upkeep':
      return <UpkeepPage />;
    case 'planReplacement':
      return <PlanPage />;
    case 'corrections':
      return <CorrectionsPage correctionId={null} />;
    case 'correction':
      return <CorrectionsPage correctionId={route.params.correctionId} />;
    case 'reportCorrection':
      return <ReportPage grantId={route.params.grantId} />;
    case 'destructions':
      return <DestructionPage grantId={null} />;
    case 'destruction':
      return <DestructionPage grantId={route.params.grantId} />;
    case 'supervision':
      return <SupervisionPage grantId={null} />;
    case 'supervisedGrant':
      return <SupervisionPage grantId={route.params.grantId} />;
    case 'channels':
      return <LedgerPage tab="channels" />;
    case 'demands':
      return <LedgerPage tab="demands" />;
    case 'flowDowns':
      return <LedgerPage tab="flow-downs" />;
    case 'ranking':
      return <LedgerPage tab="ranking" />;
    case 'frontEnds':
      return <LedgerPage tab="front-ends" />;
    case 'certificates':
      return <CertificatesPage tab="issue" />;
    case 'verify':
      return <CertificatesPage tab="verify" />;
    case 'publishing':
      return <PublishingPage entryId={null} />;
    case 'publishingEntry':
      return <PublishingPage entryId={route.params.entryId} />;
    case 'changes':
      return <ChangesPage />;
    case 'newChange':
      return <NewChangePage />;
    case 'difficulties':
      return <DifficultiesPage />;
    case 'newDifficulty':
      return <NewDifficultyPage />;
    case 'collectionChecks':
      return <CollectionPage />;
    case 'filings':
      return <FilingsPage regionId={null} />;
    case 'regionFilings':
      return <FilingsPage regionId={route.params.regionId} />;
    case 'conversions':
      return <ConversionsPage />;
    case 'masking':
      return <MaskingPage entryId={null} />;
    case 'maskEntry':
      return <MaskingPage entryId={route.params.entryId} />;
    case 'libraries':
      return <LibrariesPage subject={null} />;
    case 'library':
      return <LibrariesPage subject={route.params.subject} />;
    case 'newEntry':
      return <NewEntryPage />;
    case 'importSheet':
      return <ImportPage />;
    case 'editEntry':
      return <EditEntryPage key={route.params.entryId} entryId={route.params.entryId} />;
    case 'registrations':
      return <RegistrationPage departmentId={null} />;
    case 'registration':
      return <RegistrationPage departmentId={route.params.departmentId} />;
    case 'writeRegistration':
      return <WriteRegistrationPage />;
    case 'trainings':
      return <TrainingPage />;
    case 'guides':
      return <GuidePage guideId={null} />;
    case 'guide':
      return <GuidePage guideId={route.params.guideId} />;
    case 'writeGuide':
      return <WriteGuidePage key={route.params.guideId} guideId={route.params.guideId} />;
    case 'security':
      return <SecurityPage recordId={null} />;
    case 'securityRecord':
      return <SecurityPage recordId={route.params.recordId} />;
    case 'board':
      return <BoardPage />;
    case 'suspicions':
      return <SuspicionsPage suspicionId={null} />;
    case 'suspicion':
      return <SuspicionsPage suspicionId={route.params.suspicionId} />;
    case 'assessments':
      return <AssessmentsPage assessmentId={null} />;
    case 'assessment':
      return <AssessmentsPage assessmentId={route.params.assessmentId} />;
    case 'circulars':
      return <CircularsPage circularId={null} />;
    case 'circular':
      return <CircularsPage circularId={route.params.circularId} />;
    case 'outbox':
      return <OutboxPage mutationId={null} />;
    case 'outboxEntry':
      return <OutboxPage mutationId={route.params.mutationId} />;
    case 'exchange':
      return <CarryPage />;
    case 'workstations':
      return <WorkstationsPage />;
    case 'accounts':
      return <AccountsPage accountId={null} />;
    case 'account':
      return <AccountsPage accountId={route.params.accountId} />;
    case 'settings':
      return <SettingsPage />;
  }
}
